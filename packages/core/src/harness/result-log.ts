import type { ToolResultEntry } from '../contract/entry.ts'
import type { ToolCall } from '../contract/tool-call.ts'
import type { ToolResult } from '../contract/tool-result.ts'
import { canonicalJson } from '../conversation/canonical-json.ts'
import type { HarnessState } from './harness-state.ts'

/** Takes results in the order they come and logs them in the order of their calls. */
export interface ResultLog {
  /** Emits `tool-end` at once; the entry follows as soon as every earlier call has its own. */
  settle(call: ToolCall, result: ToolResult, durationMs: number): void
}

interface Settled {
  readonly call: ToolCall
  readonly result: ToolResult
  readonly durationMs: number
}

/** A log for the calls of one reply. */
export function createResultLog(state: HarnessState, calls: readonly ToolCall[]): ResultLog {
  const waiting = new Map<string, Settled>()
  let next = 0

  return {
    settle(call, result, durationMs) {
      waiting.set(call.id, { call, result, durationMs })
      state.events.emit({ type: 'tool-end', call, result, durationMs })
      for (let due = calls[next]; due !== undefined; due = calls[next]) {
        const settled = waiting.get(due.id)
        if (settled === undefined) return
        next++
        state.record({
          ...answerTo(due, settled.call),
          result: settled.result,
          durationMs: settled.durationMs,
        })
      }
    },
  }
}

/** Names the call, and what it ran with when that is not what the model asked for. */
function answerTo(asked: ToolCall, ran: ToolCall): Omit<ToolResultEntry, 'result' | 'durationMs'> {
  const head = { type: 'tool-result', callId: asked.id, name: asked.name } as const
  const isSame =
    asked.arguments === ran.arguments || canonicalJson(asked.arguments) === canonicalJson(ran.arguments)
  return isSame ? head : { ...head, arguments: ran.arguments }
}
