import { HarnessError } from '@orion-harness/core'
import type { Budget, Engine } from '@orion-harness/core'

export interface BudgetOptions {
  /** Tokens the engine really holds for one conversation. */
  readonly window: number
  /** Tokens kept free for the reply. Default: `defaultReserve(window)`. */
  readonly reserve?: number
}

/** A quarter of the window, and at most 2,048 tokens. */
export function defaultReserve(window: number): number {
  return Math.max(1, Math.min(2048, Math.floor(window / 4)))
}

/**
 * The budget of one conversation: the prompt may fill all of `budget`, so a gauge of `used / budget` reaches 100 %.
 * The reply's `maxTokens` should be `reserve`. Throws `OPTION_INVALID` unless 1 ≤ reserve < window.
 */
export function createBudget(options: BudgetOptions | Engine): Budget {
  const window = 'model' in options ? options.model.contextWindow : options.window
  const reserve = ('model' in options ? undefined : options.reserve) ?? defaultReserve(window)
  const isCount = (value: number) => Number.isInteger(value) && value >= 1
  if (!isCount(window) || !isCount(reserve) || reserve >= window) {
    throw new HarnessError(
      'OPTION_INVALID',
      `[context] A window of ${window} tokens cannot keep ${reserve} free for the reply.`,
      {
        hint: 'Both are whole tokens, at least 1, and the reserve is smaller than the window.',
        data: { window, reserve },
      },
    )
  }
  return { window, reserve, budget: window - reserve }
}
