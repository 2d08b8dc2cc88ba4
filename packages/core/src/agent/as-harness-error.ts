import { HarnessError, isHarnessError } from '../contract/error.ts'

/** What was thrown, if it is ours; anything else as an `ENGINE_FAILED` that says where it came from. */
export function asHarnessError(error: unknown, where: string): HarnessError {
  if (isHarnessError(error)) return error
  return new HarnessError('ENGINE_FAILED', `${where} failed: ${String(error)}`, {
    hint: 'This is a fault in an engine, a template or a plugin; its cause is attached.',
    cause: error,
  })
}
