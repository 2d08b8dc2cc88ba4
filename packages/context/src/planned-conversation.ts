import type { ConversationReader, Entry, EntryDraft } from '@orion-harness/core'

/**
 * The conversation as it would be with these entries appended; the given one is left as it is. Views are folded
 * anew, so this is for the rare step that cuts.
 */
export function plannedConversation(
  conversation: ConversationReader,
  drafts: readonly EntryDraft[],
): ConversationReader {
  if (drafts.length === 0) return conversation
  const { length } = conversation.entries
  const at = conversation.entries.at(-1)?.at ?? 0
  const planned = drafts.map((draft, index): Entry => ({ id: `e${length + index + 1}`, at, ...draft }))
  const entries = [...conversation.entries, ...planned]
  return {
    id: conversation.id,
    entries,
    entry: (id) => conversation.entry(id) ?? planned.find((entry) => entry.id === id),
    view: viewOf(entries),
  }
}

/** Folds views from the beginning, every time. */
export function viewOf(entries: readonly Entry[]): ConversationReader['view'] {
  return (view) => entries.reduce((value, entry) => view.fold(value, entry), view.initial())
}
