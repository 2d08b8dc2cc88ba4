import type { Plugin } from '@orion-harness/core'
import { tokenUsage } from '@orion-harness/core'

/** A custom stop condition, over a built-in view: the conversation has cost enough. */
export function stopAtBudget(tokens: number): Plugin {
  return {
    name: 'budget',
    stopWhen: [
      {
        name: 'budget',
        check({ conversation }) {
          const { evaluated, completion } = conversation.view(tokenUsage)
          const spent = evaluated + completion
          return spent < tokens
            ? undefined
            : { type: 'stop', reason: 'budget', detail: { spent, tokens }, answer: true }
        },
      },
    ],
  }
}
