import type { ToolCall, ToolFailureCode, View } from '@orion-harness/core'

/** A call that has its result. */
export interface CallRecord {
  readonly call: ToolCall
  /** The entry of the result. */
  readonly entryId: string
  readonly ok: boolean
  readonly code: ToolFailureCode | undefined
  /** What the model read. */
  readonly text: string
  readonly turn: number
  readonly step: number
  /** When the result came, in milliseconds since the epoch. */
  readonly at: number
}

export interface CallRecords {
  /** In the order of the log. */
  readonly all: readonly CallRecord[]
  /** Entries the model no longer reads in full: dropped, elided, or replaced by a summary. */
  readonly hidden: ReadonlySet<string>
}

interface State extends CallRecords {
  readonly all: CallRecord[]
  readonly hidden: Set<string>
  readonly open: ToolCall[]
}

const folding: View<State> = {
  name: 'call-records',
  initial: () => ({ all: [], hidden: new Set(), open: [] }),
  fold(state, entry) {
    switch (entry.type) {
      case 'assistant':
        state.open.push(...entry.calls)
        break
      case 'tool-result': {
        const call = state.open.shift()
        if (call === undefined) break
        const { id: entryId, turn, step, at, result } = entry
        const code = result.ok ? undefined : (result.error?.code ?? 'failed')
        state.all.push({ call, entryId, ok: result.ok, code, text: result.text, turn, step, at })
        break
      }
      case 'elide':
        state.hidden.add(entry.target)
        break
      case 'drop':
        for (const target of entry.targets) state.hidden.add(target)
        break
      case 'summary':
        for (const target of entry.replaces) state.hidden.add(target)
        break
      default:
    }
    return state
  },
}

/** Every call with its result, and which results the model no longer reads. */
export const callRecords: View<CallRecords> = folding

const neverRan: ReadonlySet<ToolFailureCode> = new Set([
  'denied',
  'invalid-arguments',
  'not-run',
  'unknown-tool',
  'unreadable',
])

/** True when the tool itself was started, whatever came of it. */
export function hasRun(record: CallRecord): boolean {
  return record.code === undefined || !neverRan.has(record.code)
}
