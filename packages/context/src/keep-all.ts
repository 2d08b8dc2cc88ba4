import type { ContextStrategy } from '@orion-harness/core'
import { calibrateCounter } from './calibrate-counter.ts'
import { contextHistory } from './context-history.ts'
import { createPlan } from './create-plan.ts'
import { overflowError } from './overflow-error.ts'
import { countTokens } from './token-costs.ts'

/** Sends everything, and ends the turn with `CONTEXT_OVERFLOW` when that is longer than the budget. */
export function keepAll(): ContextStrategy {
  return {
    name: 'keep-all',
    async plan(input) {
      const counter = calibrateCounter(input)
      const costs = await countTokens(input.conversation, counter)
      const used = await counter.prompt([])
      if (used > input.budget.budget) {
        const required = [...input.conversation.view(contextHistory).messages.values()]
        const overhead = await counter.overhead()
        throw overflowError({ budget: input.budget, needed: used, overhead, required, costs })
      }
      return createPlan({ input, counter, decisions: [], used, costs })
    },
  }
}
