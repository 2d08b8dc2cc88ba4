import type { Budget } from '../contract/context-strategy.ts'
import { HarnessError } from '../contract/error.ts'
import type { AgentOptions } from './agent-options.ts'

/** The window, what is kept free for the reply, and the rest. Throws `OPTION_INVALID` when nothing is left. */
export function budgetOf({ engine, maxTokens }: AgentOptions): Budget {
  const window = engine.model.contextWindow
  const reserve = maxTokens ?? Math.min(2_048, Math.floor(window / 4))
  if (!Number.isInteger(reserve) || reserve < 1 || reserve >= window) {
    throw new HarnessError('OPTION_INVALID', `maxTokens is ${reserve}; the window holds ${window} tokens.`, {
      hint: 'Choose a whole number from 1 to less than the window, or load the model with a larger window.',
      data: { maxTokens: reserve, window },
    })
  }
  return { window, reserve, budget: window - reserve }
}
