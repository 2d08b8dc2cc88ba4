import type { ToolCall } from '../contract/tool-call.ts'
import type { ToolResult } from '../contract/tool-result.ts'
import type { HarnessState } from './harness-state.ts'

/** Takes results in the order they come and logs them in the order of their calls. */
export interface ResultLog {
  /** Emits `tool-end` at once; the entry follows as soon as every earlier call has its own. */
  settle(call: ToolCall, result: ToolResult, durationMs: number): void
}

/** A log for the calls of one reply. */
export function createResultLog(state: HarnessState, calls: readonly ToolCall[]): ResultLog {
  const waiting = new Map<string, { readonly result: ToolResult; readonly durationMs: number }>()
  let next = 0

  return {
    settle(call, result, durationMs) {
      waiting.set(call.id, { result, durationMs })
      state.events.emit({ type: 'tool-end', call, result, durationMs })
      for (let due = calls[next]; due !== undefined; due = calls[next]) {
        const ready = waiting.get(due.id)
        if (ready === undefined) return
        next++
        state.record({ type: 'tool-result', callId: due.id, name: due.name, ...ready })
      }
    },
  }
}
