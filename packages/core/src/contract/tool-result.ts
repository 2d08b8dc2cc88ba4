import type { Json } from './json.ts'
import type { ReminderInput } from './reminder.ts'

/**
 * One output, three consumers: `data` for UIs and logs, `text` for the model, `reminders` that ride along.
 * Errors have the same three.
 */
export interface ToolResult {
  readonly ok: boolean
  /** The whole output, structured. Null when there is none. */
  readonly data: Json
  /** What the model reads. */
  readonly text: string
  readonly reminders: readonly ReminderInput[]
  /** Why there is no ordinary output. Present exactly when `ok` is false. */
  readonly error?: ToolFailure
}

export interface ToolFailure {
  readonly code: ToolFailureCode
  readonly message: string
}

/**
 * `failed` the tool threw · `invalid-arguments` the schema refused them · `unknown-tool` · `unreadable` the call
 * could not be read · `denied` a rule or a person said no · `timeout` · `aborted` · `not-run` the turn ended first.
 */
export type ToolFailureCode =
  | 'failed'
  | 'invalid-arguments'
  | 'unknown-tool'
  | 'unreadable'
  | 'denied'
  | 'timeout'
  | 'aborted'
  | 'not-run'
