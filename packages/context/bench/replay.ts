import { createConversation } from '@orion-harness/core'
import type { Conversation, Entry, EntryDraft } from '@orion-harness/core'

/**
 * Lives through a log again, entry by entry, into a fresh conversation. `beforeReply` runs where the model would be
 * called, and may append what a strategy decides; pins and reminders find their targets again.
 */
export async function replay(
  source: readonly Entry[],
  beforeReply: (conversation: Conversation, reply: Entry) => Promise<void>,
): Promise<Conversation> {
  const conversation = createConversation({ now: () => 0 })
  const ids = new Map<string, string>()
  for (const entry of source) {
    if (entry.type === 'assistant') await beforeReply(conversation, entry)
    ids.set(entry.id, conversation.append(moved(entry, ids)).id)
  }
  return conversation
}

function moved(entry: Entry, ids: ReadonlyMap<string, string>): EntryDraft {
  const { id: _id, at: _at, ...draft } = entry
  if (draft.type === 'pin') return { ...draft, target: ids.get(draft.target) ?? draft.target }
  if (draft.type === 'reminder' && draft.target !== null) {
    return { ...draft, target: ids.get(draft.target) ?? draft.target }
  }
  return draft
}
