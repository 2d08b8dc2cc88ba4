import { HarnessError, isHarnessError } from '../contract/error.ts'
import type { ModelDraft, StopBeforeModel } from '../contract/hooks.ts'
import type { HarnessState } from './harness-state.ts'

/** Runs the `beforeModel` hooks over what is about to be sent. Throws `HOOK_FAILED`: a gate that breaks stays shut. */
export async function draftModelCall(
  state: HarnessState,
  given: ModelDraft,
): Promise<ModelDraft | StopBeforeModel> {
  let draft = given
  for (const { name, hooks } of state.plugins) {
    if (hooks?.beforeModel === undefined) continue
    try {
      const changed = await hooks.beforeModel(draft, { conversation: state.conversation, ...state.position })
      if (changed === undefined) continue
      if ('stop' in changed) return changed
      draft = changed
    } catch (error) {
      if (isHarnessError(error)) throw error
      throw new HarnessError(
        'HOOK_FAILED',
        `The beforeModel hook of plugin "${name}" failed: ${String(error)}`,
        {
          hint: 'The model was not called. Fix the plugin or leave it out.',
          cause: error,
        },
      )
    }
  }
  return draft
}
