import type { Rule } from '@orion-harness/core'

/**
 * Asks a person about calls that the text may only have shown, read by a parser with `undecided: 'ask'`. The model's
 * prose is the evidence, so the question says what to look at.
 */
export const askWhenUndecided: Rule = {
  name: 'tool-parser/ask-when-undecided',
  beforeTool({ call, conversation }) {
    const entry = conversation.entries.findLast(
      (one) => one.type === 'assistant' && one.calls.some(({ id }) => id === call.id),
    )
    if (entry?.type !== 'assistant') return undefined
    const place = entry.calls.findIndex(({ id }) => id === call.id)
    if (entry.readings[place]?.repairs.includes('undecided') !== true) return undefined
    return {
      type: 'ask',
      question: `The model wrote a call of "${call.name}" that reads like an example. Run it?`,
    }
  },
}
