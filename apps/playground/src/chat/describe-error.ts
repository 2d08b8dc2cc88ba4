import { isHarnessError } from '@orion-harness/core'

/** An error for a person: what happened and what to do about it, in one paragraph. The stack only when asked for. */
export function describeError(error: unknown, debug: boolean): string {
  const message = error instanceof Error ? error.message : String(error)
  const hint = isHarnessError(error) && error.hint !== undefined ? ` ${error.hint}` : ''
  const code = isHarnessError(error) ? ` (${error.code})` : ''
  const stack = debug && error instanceof Error ? `\n${error.stack ?? ''}${describeCause(error)}` : ''
  return `${message}${hint}${code}${stack}`
}

function describeCause({ cause }: Error): string {
  if (cause === undefined) return ''
  return `\ncaused by ${cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause)}`
}
