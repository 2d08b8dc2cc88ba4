import type { FinishReason, StopCondition, View } from '@orion-harness/core'
import { agentLimits, tokensForWork, tokensLeft } from './agent-limits.ts'

/** Ends the work when its tokens are used up, and the turn when all are. */
export const tokenBudget: StopCondition = {
  name: 'token-budget',
  check({ conversation, isFinal }) {
    const limits = conversation.view(agentLimits)
    const canWrite = tokensLeft(limits) > 0
    if (isFinal ? canWrite : tokensForWork(limits) > 0) return undefined
    const isWhole = isFinal && conversation.view(lastFinish) !== 'length'
    const detail = { spent: limits.spent, limit: limits.tokens }
    return { type: 'stop', reason: isWhole ? 'done' : 'token-limit', detail, answer: canWrite }
  },
}

const lastFinish: View<FinishReason | undefined> = {
  name: 'last-finish',
  initial: () => undefined,
  fold: (last, entry) => (entry.type === 'assistant' ? entry.finish : last),
}
