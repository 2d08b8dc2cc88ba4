import type { ConversationReader } from '../contract/conversation.ts'
import type { Usage } from '../contract/usage.ts'

/** Tokens of one turn so far, its summaries included. */
export function turnUsage(conversation: ConversationReader, turn: number): Usage {
  let total: Usage = { promptTokens: 0, reusedTokens: 0, completionTokens: 0, exact: true }
  for (let index = conversation.entries.length - 1; index >= 0; index--) {
    const entry = conversation.entries[index]
    if (entry === undefined || entry.turn < turn) break
    if ((entry.type === 'assistant' || entry.type === 'summary') && entry.usage !== undefined) {
      total = addUsage(total, entry.usage)
    }
  }
  return total
}

/** Both together; exact when both are. */
export function addUsage(left: Usage, right: Usage): Usage {
  return {
    promptTokens: left.promptTokens + right.promptTokens,
    reusedTokens: left.reusedTokens + right.reusedTokens,
    completionTokens: left.completionTokens + right.completionTokens,
    exact: left.exact && right.exact,
  }
}
