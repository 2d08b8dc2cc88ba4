import type { FinishReason } from '../contract/engine-event.ts'
import type { HarnessError } from '../contract/error.ts'
import type { CallReading, ToolCall } from '../contract/tool-call.ts'
import type { Timings, Usage } from '../contract/usage.ts'

/** What came of one model call. */
export interface Reply {
  readonly text: string
  readonly reasoning: string
  readonly calls: readonly ToolCall[]
  readonly readings: readonly CallReading[]
  readonly finish: FinishReason
  readonly usage: Usage
  readonly timings: Timings
  readonly seed?: number
  readonly error?: HarnessError
  /** A text watcher cut the reply, and why. */
  readonly cut?: string
}
