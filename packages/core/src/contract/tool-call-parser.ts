import type { FinishReason } from './engine-event.ts'
import type { JsonObject } from './json.ts'
import type { CallConstraint } from './output-constraint.ts'
import type { CallReading, UnreadableCall } from './tool-call.ts'
import type { ToolSpec } from './tool-spec.ts'

/** Reads tool calls and reasoning out of a model's text. */
export interface ToolCallParser {
  open(input: OpenReaderInput): ToolCallReader
  /** Grammars for calls to these tools; empty when the format has none. */
  constrain?(input: ConstrainInput): readonly CallConstraint[]
  /** Reads the arguments of a call that a server has already parsed. Never throws. */
  readArguments?(text: string, tool: ToolSpec): ReadArguments
}

export type ReadArguments =
  | { readonly ok: true; readonly arguments: JsonObject; readonly repairs: readonly string[] }
  /** `arguments`: as written, when they are an object that does not fit the tool. */
  | { readonly ok: false; readonly problem: string; readonly arguments?: JsonObject }

export interface OpenReaderInput {
  readonly tools: readonly ToolSpec[]
  /** The template's own call format, tried first. */
  readonly callFormat?: string
  /** The prompt ended inside a reasoning block. */
  readonly startsInReasoning?: boolean
}

export interface ConstrainInput {
  readonly tools: readonly ToolSpec[]
  readonly callFormat: string
}

/**
 * Reads one reply. The parts are the same for every way of splitting the same text, and the work is linear in
 * its length. Never throws.
 */
export interface ToolCallReader {
  push(text: string): readonly ReadPart[]
  /** Ends the reply and gives what was held back. A call cut off by `length` or `aborted` is not a call. */
  finish(reason: FinishReason): readonly ReadPart[]
}

export type ReadPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string }
  /** A call has begun and its name is certain. `index` counts the calls of this reply from 0. */
  | { readonly type: 'call-start'; readonly index: number; readonly name: string }
  /** More of the arguments as the model writes them; for display only. */
  | { readonly type: 'call-delta'; readonly index: number; readonly text: string }
  | ReadCall
  | CallError

/** The model meant a call and it cannot be read. The harness answers it with the problem. */
export interface CallError extends UnreadableCall {
  readonly type: 'call-error'
  readonly index: number
  readonly name?: string
  /** As far as they were read: what is wrong is the tool's name, or that they do not fit it. */
  readonly arguments?: JsonObject
}

/** A complete call. `name` is always one of the offered tools. */
export interface ReadCall extends CallReading {
  readonly type: 'call'
  readonly index: number
  readonly name: string
  readonly arguments: JsonObject
  /** The id the model wrote, in formats that have one. */
  readonly id?: string
}
