import type { Plugin } from '@orion-harness/core'

/** A custom injection: each message of the person carries the hour, where the prompt's prefix stays cached. */
export function timeOfDay(now: () => Date): Plugin {
  return {
    name: 'time-of-day',
    reminders: [
      {
        name: 'time-of-day',
        async collect(context) {
          if (context.point !== 'user-message') return { injections: [], outcomes: [] }
          const text = `[It is ${now().toISOString().slice(11, 16)}.]`
          return {
            injections: [{ text, source: 'time-of-day', level: 'message' }],
            outcomes: [
              {
                source: 'time-of-day',
                text,
                tokens: await context.countTokens(text),
                outcome: 'injected',
                reason: 'every message',
              },
            ],
          }
        },
      },
    ],
  }
}
