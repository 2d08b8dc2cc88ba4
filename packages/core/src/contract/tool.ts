import type { ConversationReader } from './conversation.ts'
import type { AgentEvent } from './event.ts'
import type { Json, JsonObject, JsonSchema } from './json.ts'
import type { ReminderInput } from './reminder.ts'
import type { AskPort, Rule } from './rule.ts'
import type { ToolSpec } from './tool-spec.ts'

/** A tool as the harness holds it. Made by `defineTool`, which knows the type of its input. */
export interface Tool extends ToolSpec {
  /** Checks the arguments and gives back a call that is ready to run, or every problem. Never throws. */
  prepare(input: JsonObject): PreparedCall | Promise<PreparedCall>
  /** How `data` is written for the model. Default `asJson`. */
  readonly render?: Rendering
  /** Reminders that ride along with this output. */
  reminders?(data: Json): readonly ReminderInput[]
  /** Never run beside another call of the same reply. Default false. */
  readonly sequential?: boolean
  /** Milliseconds before the call is given up; more than 2,147,483,647 (24 days) count as that. Default 60,000. */
  readonly timeoutMs?: number
  /** Characters of text the model may read; the rest is cut and the cut is named. Default 16,000. */
  readonly maxTextLength?: number
  /** Schema of `data`, for UIs. */
  readonly output?: JsonSchema
}

export type PreparedCall =
  /** `run` may throw: the harness turns that into a failed result. */
  | { readonly ok: true; run(context: ToolContext): unknown }
  /** Each problem is one line that names the key. */
  | { readonly ok: false; readonly problems: readonly string[] }

/** How structured data is written for the model, such as `asMarkdown`. Pure, so that history never changes. */
export type Rendering = (data: Json) => string

/** What a running tool is given. */
export interface ToolContext {
  readonly callId: string
  /** Aborted with the turn and on timeout. */
  readonly signal: AbortSignal
  readonly conversation: ConversationReader
  /** The rules around this call. An agent called as a tool is bound by them too. */
  readonly rules: readonly Rule[]
  /** Asks the person, where one can be asked. */
  readonly ask?: AskPort
  /** Shows progress to the UI; the model does not see it. */
  readonly progress: (data: Json) => void
  /** Passes an event of a nested agent on to the parent's stream. */
  readonly nested: (event: AgentEvent) => void
}
