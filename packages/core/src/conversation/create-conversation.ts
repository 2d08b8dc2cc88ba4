import type { Conversation, View } from '../contract/conversation.ts'
import type { Entry, EntryDraft } from '../contract/entry.ts'
import { reportUncaught } from '../harness/report-uncaught.ts'
import { createEntryGuard } from './entry-guard.ts'
import { writeHeader } from './conversation-header.ts'

export interface ConversationOptions {
  /** Default `conversation`. */
  readonly id?: string
  /** Milliseconds since the epoch; default `Date.now`. */
  readonly now?: () => number
}

/**
 * An empty conversation. `append` refuses an entry that would break the log (`CONVERSATION_INVALID`): a result
 * that is not the next open call's, anything but a result while calls are open, a target that does not exist, a call
 * whose arguments are no object.
 */
export function createConversation(options: ConversationOptions = {}): Conversation {
  return conversationOf([], options)
}

/** A conversation that begins with these entries, which are checked one by one. */
export function conversationOf(past: Iterable<Entry>, options: ConversationOptions = {}): Conversation {
  const { id = 'conversation', now = Date.now } = options
  const entries: Entry[] = []
  const places = new Map<string, Entry>()
  const listeners = new Set<(entry: Entry) => void>()
  const folded = new Map<View<unknown>, FoldedView<unknown>>()
  const guard = createEntryGuard(places)
  let forks = 0

  const add = (entry: Entry): Entry => {
    guard(entry)
    entries.push(Object.freeze(entry))
    places.set(entry.id, entry)
    return entry
  }
  for (const entry of past) add(entry)

  const position = () => {
    const last = entries.at(-1)
    return { turn: last?.turn ?? 0, step: last?.step ?? 0 }
  }

  const conversation: Conversation = {
    id,
    entries,
    entry: (entryId) => places.get(entryId),
    view<Value>(view: View<Value>): Value {
      const known = folded.get(view) as FoldedView<Value> | undefined
      const state = known ?? { value: view.initial(), upTo: 0 }
      if (known === undefined) folded.set(view, state)
      for (; state.upTo < entries.length; state.upTo++) {
        const entry = entries[state.upTo]
        if (entry !== undefined) state.value = view.fold(state.value, entry)
      }
      return state.value
    },
    append(draft: EntryDraft): Entry {
      const entry = add({ id: `e${entries.length + 1}`, at: now(), ...draft })
      for (const listener of listeners) {
        try {
          listener(entry)
        } catch (error) {
          reportUncaught(error)
        }
      }
      return entry
    },
    pin(target) {
      conversation.append({ type: 'pin', target, pinned: true, ...position() })
    },
    unpin(target) {
      conversation.append({ type: 'pin', target, pinned: false, ...position() })
    },
    fork(entryId) {
      const end = entryId === undefined ? entries.length : guard.indexOf(entryId) + 1
      forks++
      return conversationOf(entries.slice(0, end), { id: `${id}.${forks}`, now })
    },
    onAppend(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    toJsonLines: () => [writeHeader(id), ...entries.map((entry) => JSON.stringify(entry)), ''].join('\n'),
  }
  return conversation
}

interface FoldedView<Value> {
  value: Value
  upTo: number
}
