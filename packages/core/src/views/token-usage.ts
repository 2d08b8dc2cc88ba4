import type { View } from '../contract/conversation.ts'
import type { Usage } from '../contract/usage.ts'

export interface TokenUsage {
  /** Model calls, those for summaries included. */
  readonly modelCalls: number
  /** Tokens of all prompts together, cached ones included. */
  readonly prompt: number
  readonly reused: number
  /** Prompt tokens that were really evaluated. */
  readonly evaluated: number
  readonly completion: number
  /** Completion tokens of summaries, part of `completion`. */
  readonly summaries: number
  /** False as soon as one part is an estimate. */
  readonly exact: boolean
}

/** Tokens used so far. */
export const tokenUsage: View<TokenUsage> = {
  name: 'token-usage',
  initial: () => ({
    modelCalls: 0,
    prompt: 0,
    reused: 0,
    evaluated: 0,
    completion: 0,
    summaries: 0,
    exact: true,
  }),
  fold(total, entry) {
    switch (entry.type) {
      case 'assistant':
        return addCall(total, entry.usage, 0)
      case 'summary':
        return entry.usage === undefined ? total : addCall(total, entry.usage, entry.usage.completionTokens)
      default:
        return total
    }
  },
}

function addCall(total: TokenUsage, usage: Usage, summaries: number): TokenUsage {
  return {
    modelCalls: total.modelCalls + 1,
    prompt: total.prompt + usage.promptTokens,
    reused: total.reused + usage.reusedTokens,
    evaluated: total.evaluated + usage.promptTokens - usage.reusedTokens,
    completion: total.completion + usage.completionTokens,
    summaries: total.summaries + summaries,
    exact: total.exact && usage.exact,
  }
}
