import type { Entry } from '../contract/entry.ts'
import type { ToolCall } from '../contract/tool-call.ts'
import { HarnessError } from '../contract/error.ts'
import { isJsonObject } from './is-json-object.ts'

/** Throws `CONVERSATION_INVALID` when an entry may not come next. */
export interface EntryGuard {
  (entry: Entry): void
  /** Place of an entry from 0; throws when there is none. */
  indexOf(entryId: string): number
}

/**
 * Watches over one log: ids in order, targets that exist, calls whose arguments are objects, and one result per call,
 * in order. What is refused leaves no trace.
 */
export function createEntryGuard(places: ReadonlyMap<string, Entry>): EntryGuard {
  const callIds = new Set<string>()
  let open: readonly ToolCall[] = []

  const indexOf = (entryId: string): number => {
    if (!places.has(entryId)) throw invalid(`There is no entry ${entryId}.`)
    return Number(entryId.slice(1)) - 1
  }
  const expect = (entryId: string, type: Entry['type']) => {
    const found = places.get(entryId)?.type
    if (found !== type) throw invalid(`${entryId} is ${found ?? 'missing'}, not a ${type} entry.`)
  }

  const checkCalls = (calls: readonly ToolCall[]) => {
    const own = new Set<string>()
    for (const { id, arguments: args } of calls) {
      if (callIds.has(id) || own.has(id)) throw invalid(`Two calls have the id ${id}.`)
      if (!isJsonObject(args)) throw invalid(`The arguments of call ${id} are no JSON object.`)
      own.add(id)
    }
  }

  const guard = (entry: Entry): void => {
    if (entry.id !== `e${places.size + 1}`) throw invalid(`Entry ${entry.id} is out of order.`)
    switch (entry.type) {
      case 'user':
      case 'turn-end':
        if (open[0]) throw invalid(`Call ${open[0].id} has no result yet.`)
        return
      case 'assistant':
        if (open[0]) throw invalid(`Call ${open[0].id} has no result yet.`)
        checkCalls(entry.calls)
        for (const { id } of entry.calls) callIds.add(id)
        open = entry.calls
        return
      case 'tool-result':
        if (open[0]?.id !== entry.callId) {
          throw invalid(`A result for ${entry.callId} came where ${open[0]?.id ?? 'none'} was due.`)
        }
        open = open.slice(1)
        return
      case 'elide':
        expect(entry.target, 'tool-result')
        return
      case 'pin':
        indexOf(entry.target)
        return
      case 'reminder':
        if (entry.target !== null) indexOf(entry.target)
        return
      case 'drop':
        entry.targets.forEach(indexOf)
        return
      case 'summary':
        entry.replaces.forEach(indexOf)
        return
      case 'note':
        return
    }
  }
  return Object.assign(guard, { indexOf })
}

function invalid(message: string): HarnessError {
  return new HarnessError('CONVERSATION_INVALID', message, {
    hint: 'Append entries in the order they happened: every call is answered once, in order, before anything else.',
  })
}
