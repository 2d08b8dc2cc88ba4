import type { ContextStrategy } from '@orion-harness/core'
import { calibrateCounter } from './calibrate-counter.ts'
import { contextHistory } from './context-history.ts'
import { createPlan } from './create-plan.ts'
import { promptLimit } from './marks.ts'
import { overflowError } from './overflow-error.ts'
import { countTokens } from './token-costs.ts'

/**
 * Sends everything, and ends the turn with `CONTEXT_OVERFLOW` when that is longer than the budget, or than 95 % of it
 * by an estimate.
 */
export function keepAll(): ContextStrategy {
  return {
    name: 'keep-all',
    async plan(input) {
      const counter = calibrateCounter(input)
      const costs = await countTokens(input.conversation, counter)
      const used = await counter.prompt([])
      const limit = promptLimit({ budget: input.budget.budget, exact: counter.exact })
      if (used > limit) {
        const required = [...input.conversation.view(contextHistory).messages.values()]
        const overhead = await counter.overhead()
        throw overflowError({ budget: input.budget, limit, needed: used, overhead, required, costs })
      }
      return createPlan({ input, counter, decisions: [], used, costs })
    },
  }
}
