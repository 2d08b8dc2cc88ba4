import { withEvents, withRequest, withText } from './faults.ts'
import type { Fault } from './faults.ts'

/** Engines that take no notice of a limit: of tokens, of stop strings, of the window. */
export const limitFaults: readonly Fault[] = [
  {
    name: 'ignores maxTokens',
    caughtBy: 'limits/max-tokens',
    breakEngine: withRequest((request) => ({ ...request, maxTokens: 4_000 })),
  },
  {
    name: 'ignores stop strings',
    caughtBy: 'limits/stop-string',
    breakEngine: withRequest((request) => ({ ...request, stop: [] })),
  },
  {
    name: 'shows the stop string',
    caughtBy: 'limits/own-words-as-stop',
    breakEngine: withEvents((event, _, { stop }) =>
      event.type === 'finish'
        ? [{ type: 'text-delta', text: stop.join('') || '.', tokens: 0 }, event]
        : [event],
    ),
  },
  {
    name: 'ignores stop strings with spaces',
    caughtBy: 'limits/long-stop-string',
    breakEngine: withRequest((request) => ({
      ...request,
      stop: request.stop.filter((stop) => !stop.includes(' ')),
    })),
  },
  {
    name: 'honours only the first stop string',
    caughtBy: 'limits/first-of-several-stops',
    breakEngine: withRequest((request) => ({ ...request, stop: request.stop.slice(0, 1) })),
  },
  {
    name: 'never shows what could become a stop string',
    caughtBy: 'limits/almost-a-stop',
    breakEngine: withText((text) => text.replace(/<\|im_e$/u, '')),
  },
  {
    name: 'cuts a prompt that does not fit',
    caughtBy: 'limits/context-overflow',
    breakEngine: withRequest((request) => {
      const { input } = request
      return input.type === 'prompt' && input.prompt.some(({ text }) => text.length > 30_000)
        ? { ...request, input: { ...input, prompt: [{ kind: 'content', text: 'cut' }] } }
        : request
    }),
  },
  {
    name: 'says nothing more after an overflow',
    caughtBy: 'limits/usable-after-overflow',
    breakEngine: (engine) => {
      let overflown = false
      return {
        ...engine,
        async *generate(request) {
          try {
            for await (const event of engine.generate(request)) {
              if (!overflown || event.type !== 'text-delta') yield event
            }
          } catch (error) {
            overflown = true
            throw error
          }
        },
      }
    },
  },
]
