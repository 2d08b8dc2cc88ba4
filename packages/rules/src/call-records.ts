import { nestedCallsKey, nestedCallsNote } from '@orion-harness/core'
import { resultText } from './result-text.ts'
import type { Json, JsonObject, NestedCall, ToolCall, ToolFailureCode, View } from '@orion-harness/core'

/** A call that has its result. */
export interface CallRecord {
  /** With the arguments it ran with, where a rule or a person had changed them. */
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
  /** It ran in another agent: one this one called as a tool, or one it was called by. It counts against limits only. */
  readonly isNested: boolean
}

/** What `callRecords` gives. */
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
        const asked = state.open.shift()
        if (asked === undefined) break
        const call = entry.arguments === undefined ? asked : { ...asked, arguments: entry.arguments }
        const { id: entryId, turn, step, at, result } = entry
        const code = result.ok ? undefined : (result.error?.code ?? 'failed')
        const place = { entryId, turn, step, at }
        state.all.push({ ...place, call, ok: result.ok, code, text: resultText(result), isNested: false })
        const inside = isObject(result.data) ? readNested(result.data[nestedCallsKey] ?? null) : []
        state.all.push(...inside.map((nested) => recordNested(nested, place)))
        break
      }
      case 'note':
        if (entry.name !== nestedCallsNote) break
        for (const nested of readNested(entry.data)) {
          const turn = nested.sameTurn ? entry.turn + 1 : entry.turn
          state.all.push(recordNested(nested, { entryId: entry.id, turn, step: 0, at: entry.at }))
        }
        break
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

function readNested(data: Json): readonly NestedCall[] {
  return Array.isArray(data) ? data.filter(isNestedCall) : []
}

function isNestedCall(value: Json): value is Json & NestedCall {
  return isObject(value) && typeof value['name'] === 'string' && isObject(value['arguments'] ?? null)
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function recordNested(
  nested: NestedCall,
  place: Pick<CallRecord, 'entryId' | 'turn' | 'step' | 'at'>,
): CallRecord {
  const { name, arguments: input, ok } = nested
  const call = { id: '', name, arguments: input }
  return { ...place, call, ok, code: ok ? undefined : 'failed', text: '', isNested: true }
}

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
