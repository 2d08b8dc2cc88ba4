import type { FinishEvent } from '../contract/engine-event.ts'
import type { CallReading, ToolCall } from '../contract/tool-call.ts'

/** What came of one model call. */
export interface Reply {
  readonly text: string
  readonly reasoning: string
  readonly calls: readonly ToolCall[]
  readonly readings: readonly CallReading[]
  readonly finish: Omit<FinishEvent, 'type'>
  /** Why a text watcher cut the reply, if one did. */
  readonly cut: string | undefined
}
