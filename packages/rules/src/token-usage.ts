import type { Usage, View } from '@orion-harness/core'

/** Tokens of all model calls of a conversation. */
export const conversationUsage: View<Usage> = {
  name: 'conversation-usage',
  initial: () => ({ promptTokens: 0, reusedTokens: 0, completionTokens: 0, exact: true }),
  fold(total, entry) {
    if ((entry.type !== 'assistant' && entry.type !== 'summary') || entry.usage === undefined) return total
    return {
      promptTokens: total.promptTokens + entry.usage.promptTokens,
      reusedTokens: total.reusedTokens + entry.usage.reusedTokens,
      completionTokens: total.completionTokens + entry.usage.completionTokens,
      exact: total.exact && entry.usage.exact,
    }
  },
}
