import { nestedCallsKey, nestedCallsNote } from '@orion-harness/core'
import type { Entry, Json, JsonObject, NestedCall, ToolCall, View } from '@orion-harness/core'

interface RanCall extends Omit<NestedCall, 'sameTurn'> {
  readonly turn: number
}

interface State {
  readonly ran: RanCall[]
  readonly open: ToolCall[]
}

/** Every call that ran in a conversation, in agents called as tools, and in the agents this one was called by. */
export const ranCalls: View<{ readonly ran: readonly RanCall[] }> = viewOfCalls(true)

/** The same without those of the agents this one was called by. */
export const ownCalls: View<{ readonly ran: readonly RanCall[] }> = viewOfCalls(false)

function viewOfCalls(withCallers: boolean): View<State> {
  return {
    name: 'ran-calls',
    initial: () => ({ ran: [], open: [] }),
    fold(state, entry) {
      if (entry.type === 'assistant') state.open.push(...entry.calls)
      if (entry.type === 'tool-result') state.ran.push(...callsOf(entry, state.open.shift()))
      if (withCallers && entry.type === 'note' && entry.name === nestedCallsNote) {
        for (const call of readCalls(entry.data))
          state.ran.push({ ...call, turn: call.sameTurn ? entry.turn + 1 : 0 })
      }
      return state
    },
  }
}

const neverRan: ReadonlySet<string> = new Set([
  'denied',
  'invalid-arguments',
  'not-run',
  'unknown-tool',
  'unreadable',
])

function callsOf(
  entry: Extract<Entry, { type: 'tool-result' }>,
  call: ToolCall | undefined,
): readonly RanCall[] {
  const { ok, error, data } = entry.result
  if (call === undefined || (error !== undefined && neverRan.has(error.code))) return []
  const nested = isObject(data) ? readCalls(data[nestedCallsKey] ?? null) : []
  const { name, arguments: input } = call
  return [{ name, arguments: input, ok }, ...nested].map((ran) => ({ ...ran, turn: entry.turn }))
}

function readCalls(data: Json): readonly NestedCall[] {
  return Array.isArray(data) ? data.filter(isNestedCall) : []
}

function isNestedCall(value: Json): value is Json & NestedCall {
  return (
    isObject(value) &&
    typeof value['name'] === 'string' &&
    typeof value['ok'] === 'boolean' &&
    isObject(value['arguments'] ?? null)
  )
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
