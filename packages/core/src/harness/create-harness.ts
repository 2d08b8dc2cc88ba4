import { createStages } from './create-stages.ts'
import type { Harness } from './harness.ts'
import type { HarnessOptions } from './harness-options.ts'
import { createHarnessState } from './harness-state.ts'
import { createSingleCalls } from './single-calls.ts'

/**
 * Makes a harness for a loop of your own: the same stages that the agent's loop goes through, and the tools call by
 * call. Throws `OPTION_INVALID` or `TOOL_DUPLICATE` for options that cannot be honoured.
 */
export function createHarness(options: HarnessOptions = {}): Harness {
  const state = createHarnessState(options)
  return { ...createStages(state), ...createSingleCalls(state) }
}
