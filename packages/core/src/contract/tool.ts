import type { ConversationReader } from './conversation.ts'
import type { Json, JsonObject, JsonSchema } from './json.ts'
import type { ReminderInput } from './reminder.ts'
import type { ToolSpec } from './tool-spec.ts'
import type { AgentEvent } from './event.ts'

/** A tool as the harness holds it, its input type erased. Made by `defineTool`. */
export interface Tool extends ToolSpec {
  /** Checks and transforms the arguments; each problem is one line naming the key. Never throws. */
  validate(input: JsonObject): Validation | Promise<Validation>
  /** Runs the tool on a validated input. May throw: the harness turns that into a failed result. */
  execute(input: unknown, context: ToolContext): unknown
  /** The text the model reads. Pure: the same data always gives the same text. */
  render?(data: Json): string
  /** Reminders that ride along with this output. */
  reminders?(data: Json): readonly ReminderInput[]
  /** Never run beside another call of the same reply. Default false. */
  readonly sequential?: boolean
  /** Milliseconds before the call is given up. Default 60,000. */
  readonly timeoutMs?: number
  /** Characters of `text` the model may read; the rest is cut and the cut is named. Default 16,000. */
  readonly maxTextLength?: number
  /** Schema of `data`, for UIs. */
  readonly output?: JsonSchema
}

export type Validation =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problems: readonly string[] }

/** What a running tool is given. */
export interface ToolContext {
  readonly callId: string
  /** Aborted with the turn and on timeout. */
  readonly signal: AbortSignal
  readonly conversation: ConversationReader
  /** Shows progress to the UI; the model does not see it. */
  progress(data: Json): void
  /** Passes an event of a nested agent on to the parent's stream. */
  nested(event: AgentEvent): void
}
