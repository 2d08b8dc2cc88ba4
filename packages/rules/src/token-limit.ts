import { tokenUsage } from '@orion-harness/core'
import type { StopCondition, StopContext, TokenUsage } from '@orion-harness/core'
import type { LimitOptions } from './step-limit.ts'

/** Options of `tokenLimit`. */
export interface TokenLimitOptions extends LimitOptions {
  /**
   * Which tokens count: those the model wrote, those that were really evaluated or written, or those of every prompt
   * and reply, cached ones included. Default `completion`.
   */
  readonly of?: 'completion' | 'evaluated' | 'all'
  /** Default `turn`. */
  readonly per?: 'turn' | 'conversation'
}

/** Ends a turn that would go on once `tokens` are used up. Throws `RangeError` unless `tokens` is above 0. */
export function tokenLimit(tokens: number, options: TokenLimitOptions = {}): StopCondition {
  if (!(tokens > 0)) throw new RangeError(`tokens must be above 0, not ${tokens}`)
  const { of = 'completion', per = 'turn', answer = true } = options
  return {
    name: 'token-limit',
    check({ conversation, usage, isFinal }) {
      if (isFinal) return undefined
      const total = per === 'turn' ? fromTurn(usage) : conversation.view(tokenUsage)
      const used =
        of === 'completion'
          ? total.completion
          : total.completion + (of === 'all' ? total.prompt : total.evaluated)
      if (used < tokens) return undefined
      return {
        type: 'stop',
        reason: 'token-limit',
        detail: { used, limit: tokens, of, per, exact: total.exact },
        answer,
      }
    },
  }
}

function fromTurn(
  usage: StopContext['usage'],
): Pick<TokenUsage, 'completion' | 'prompt' | 'evaluated' | 'exact'> {
  const { promptTokens, reusedTokens, completionTokens, exact } = usage
  return { completion: completionTokens, prompt: promptTokens, evaluated: promptTokens - reusedTokens, exact }
}
