import { HarnessError } from '../contract/error.ts'
import type { StopContext, StopDecision } from '../contract/stop-condition.ts'
import type { HarnessState } from './harness-state.ts'

/** What the conditions say together. */
export interface StopVerdict {
  readonly decision: Exclude<StopDecision, { readonly type: 'compact' }> | undefined
  /** Some condition wants the context shortened, and why. */
  readonly compact: string | undefined
}

/** Asks every condition; the first that decides wins. Throws `STOP_CONDITION_FAILED` naming one that throws. */
export async function checkStopConditions(state: HarnessState, context: StopContext): Promise<StopVerdict> {
  let decision: StopVerdict['decision']
  let compact: string | undefined
  for (const condition of state.stopWhen) {
    const said = await ask(condition, context)
    if (said?.type === 'compact') compact ??= said.reason
    else decision ??= said
  }
  return { decision, compact }
}

async function ask(condition: HarnessState['stopWhen'][number], context: StopContext) {
  try {
    return await condition.check(context)
  } catch (error) {
    throw new HarnessError(
      'STOP_CONDITION_FAILED',
      `The stop condition "${condition.name}" failed: ${String(error)}`,
      { hint: 'The turn was ended to be safe. Fix the condition or leave it out.', cause: error },
    )
  }
}
