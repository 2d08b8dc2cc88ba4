import type { View } from '../contract/conversation.ts'
import type { Entry, EntryBody, SummaryEntry } from '../contract/entry.ts'
import type { ToolCall } from '../contract/tool-call.ts'

/** What is still sent of the log. Items are replaced, never changed, so an unchanged item keeps its identity. */
export interface Transcript {
  readonly items: readonly TranscriptItem[]
  /** Text for the system message that was injected once. */
  readonly systemReminders: readonly string[]
  readonly summary: ActiveSummary | undefined
}

/** The summary in force. A later one takes its place; dropping its entry removes it. */
export interface ActiveSummary extends Pick<SummaryEntry, 'text' | 'placement'> {
  readonly entryId: string
}

/** One message to be, with what the harness put into it kept apart from what it says. */
export type TranscriptItem = UserItem | AssistantItem | ToolItem

interface ItemHead {
  readonly entryId: string
  readonly pinned: boolean
  readonly reminders: readonly string[]
  readonly text: string
}

export interface UserItem extends ItemHead {
  readonly role: 'user'
}

export interface AssistantItem extends ItemHead {
  readonly role: 'assistant'
  readonly reasoning: string | undefined
  readonly calls: readonly ToolCall[]
}

export interface ToolItem extends ItemHead {
  readonly role: 'tool'
  readonly callId: string
  readonly name: string
  readonly ok: boolean
}

/** The log as it is sent: drops, elisions, summaries, pins and reminders applied. */
export const transcript: View<Transcript> = {
  name: 'transcript',
  initial: () => ({ items: [], systemReminders: [], summary: undefined }),
  fold: (value, entry) => applyEntry(value, entry.id, entry),
}

/** The transcript after one more entry. `items` of the given transcript may be extended in place. */
export function applyEntry(value: Transcript, entryId: string, entry: EntryBody): Transcript {
  switch (entry.type) {
    case 'user':
      return push(value, { ...headOf(entryId, entry.text), role: 'user' })
    case 'assistant':
      return push(value, {
        ...headOf(entryId, entry.text),
        role: 'assistant',
        reasoning: entry.reasoning,
        calls: entry.calls,
      })
    case 'tool-result':
      return push(value, {
        ...headOf(entryId, entry.result.text),
        role: 'tool',
        callId: entry.callId,
        name: entry.name,
        ok: entry.result.ok,
      })
    case 'reminder':
      return entry.target === null
        ? { ...value, systemReminders: [...value.systemReminders, entry.text] }
        : replace(value, entry.target, (item) => ({ ...item, reminders: [...item.reminders, entry.text] }))
    case 'pin':
      return replace(value, entry.target, (item) => ({ ...item, pinned: entry.pinned }))
    case 'elide':
      return replace(value, entry.target, (item) => ({ ...item, text: entry.text }))
    case 'drop':
      return remove(value, entry.targets)
    case 'summary':
      return {
        ...remove(value, entry.replaces),
        summary: { entryId, text: entry.text, placement: entry.placement },
      }
    case 'turn-end':
    case 'note':
      return value
  }
}

/** The transcript as it would be with these entries appended; the given one is left as it is. */
export function previewTranscript(value: Transcript, drafts: readonly EntryBody[]): Transcript {
  return drafts.reduce<Transcript>((now, draft, index) => applyEntry(now, `draft${index + 1}`, draft), {
    ...value,
    items: [...value.items],
  })
}

function headOf(entryId: string, text: string): ItemHead {
  return { entryId, text, pinned: false, reminders: [] }
}

function push(value: Transcript, item: TranscriptItem): Transcript {
  const items = value.items as TranscriptItem[]
  items.push(item)
  return value
}

function replace(
  value: Transcript,
  entryId: string,
  change: (item: TranscriptItem) => TranscriptItem,
): Transcript {
  const index = value.items.findLastIndex((item) => item.entryId === entryId)
  const item = value.items[index]
  return item === undefined ? value : { ...value, items: value.items.with(index, change(item)) }
}

function remove(value: Transcript, entryIds: readonly string[]): Transcript {
  const gone = new Set(entryIds)
  return {
    ...value,
    items: value.items.filter((item) => !gone.has(item.entryId)),
    summary: value.summary !== undefined && gone.has(value.summary.entryId) ? undefined : value.summary,
  }
}

/** Entries that are sent as messages of their own. */
export type MessageEntry = Extract<Entry, { type: 'user' | 'assistant' | 'tool-result' }>

/** True for entries that become messages. */
export function isMessageEntry(entry: Entry): entry is MessageEntry {
  return entry.type === 'user' || entry.type === 'assistant' || entry.type === 'tool-result'
}
