import type { HarnessError } from './error.ts'
import type { Timings, Usage } from './usage.ts'

/** What an engine sends while it generates. The last event, and only the last, is `finish`. */
export type EngineEvent =
  | PrefillEvent
  | EngineTextEvent
  | EngineReasoningEvent
  | EngineToolCallEvent
  | EngineWarningEvent
  | FinishEvent

/** Progress of reading the prompt, in tokens. `reused` of `total` were cached. */
export interface PrefillEvent {
  readonly type: 'prefill'
  readonly processed: number
  readonly total: number
  readonly reused: number
}

/** `text` never splits a character. `tokens` is how many tokens it took, 0 when the engine cannot tell. */
export interface EngineTextEvent {
  readonly type: 'text-delta'
  readonly text: string
  readonly tokens: number
}

/** From servers that separate reasoning from the answer. */
export interface EngineReasoningEvent {
  readonly type: 'reasoning-delta'
  readonly text: string
  readonly tokens: number
}

/** From servers that parse calls themselves. `arguments` is the text as the server sent it. */
export interface EngineToolCallEvent {
  readonly type: 'tool-call'
  readonly id?: string
  readonly name: string
  readonly arguments: string
}

/** Something the user should know and that does not end the generation. */
export interface EngineWarningEvent {
  readonly type: 'warning'
  readonly code: string
  readonly message: string
}

export type FinishReason = 'stop' | 'length' | 'tool-calls' | 'aborted' | 'error'

export interface FinishEvent {
  readonly type: 'finish'
  readonly reason: FinishReason
  readonly usage: Usage
  readonly timings: Timings
  /** The seed that was used, where the engine has one. */
  readonly seed?: number
  /** Present exactly when `reason` is `error`. */
  readonly error?: HarnessError
}
