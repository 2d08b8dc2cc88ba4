import type { JsonObject } from './json.ts'

/** A tool call as the harness runs and remembers it. `id` is unique within its conversation. */
export interface ToolCall {
  readonly id: string
  readonly name: string
  /** Of an unreadable call, what was read of them; `{}` when nothing was. */
  readonly arguments: JsonObject
  /** Set when the model clearly meant a call that could not be read. It is answered with `problem`, never run. */
  readonly unreadable?: UnreadableCall
}

/** What was there and why it is not a call. */
export interface UnreadableCall {
  /** The text as the model wrote it. */
  readonly raw: string
  /** One sentence the model can act on. */
  readonly problem: string
}

/** How a call was read from the model's text: nothing is repaired in silence. */
export interface CallReading {
  /** Name of the call format it was found in, or `native` when the server parsed it. */
  readonly format: string
  /** Names of the repairs that were needed, in the order they were made; empty when the call was exact. */
  readonly repairs: readonly string[]
}
