import type { ContextStrategy } from '@orion-harness/core'
import { calibrateCounter } from './calibrate-counter.ts'
import { createPlan } from './create-plan.ts'
import { cutDecisions } from './cut.ts'
import { cutHistory } from './cut-history.ts'
import { checkCutOptions } from './cut-options.ts'
import type { CutOptions } from './cut-options.ts'

/** See `CutOptions` for the marks and their defaults. */
export type SlidingWindowOptions = CutOptions

/**
 * Keeps the newest turns. When the prompt passes its high mark, the oldest go until it is under the low one: seldom
 * and deep, because a cut makes the engine read again everything behind it. Pinned messages stay with their
 * exchange, the newest user message is always whole, long tool results are shortened before anything goes.
 *
 * `plan` throws `CONTEXT_OVERFLOW` when what must stay is longer than the budget, or than 95 % of it by an estimate.
 * Throws `OPTION_INVALID` for marks out of range.
 */
export function slidingWindow(options: SlidingWindowOptions = {}): ContextStrategy {
  checkCutOptions(options)
  return {
    name: 'sliding-window',
    async plan(input) {
      const counter = calibrateCounter(input)
      const cut = await cutHistory({ ...input, counter, options, spare: 0 })
      const decisions = cutDecisions(input, cut)
      return createPlan({ ...cut, input, counter, decisions })
    },
  }
}
