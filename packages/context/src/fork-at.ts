import { HarnessError } from '@orion-harness/core'
import type { Conversation, Entry } from '@orion-harness/core'

/**
 * A clean branch that begins with this conversation up to an entry: a call keeps its results, a message the reminders
 * injected into it. Inside an exchange whose results are not all there yet, the branch ends before the call. The
 * source is untouched. Throws `CONVERSATION_INVALID` when there is no such entry.
 */
export function forkAt(conversation: Conversation, entryId: string): Conversation {
  const { entries } = conversation
  const index = entries.findIndex((entry) => entry.id === entryId)
  if (index < 0) throw unknownEntry(entryId)
  const replied = entries.findLastIndex((entry, place) => place <= index && entry.type === 'assistant')
  const reply = entries[replied]
  const calls = reply?.type === 'assistant' ? reply.calls.length : 0
  const results = entries
    .slice(replied + 1)
    .flatMap((entry, place) => (isResult(entry) ? [replied + 1 + place] : []))
  const lastResult = results[calls - 1]
  if (calls > 0 && lastResult === undefined) return branch(conversation, replied - 1)
  return branch(conversation, withReminders(entries, Math.max(index, lastResult ?? index)))
}

/**
 * A clean branch that ends just before the turn of an entry, for saying it differently. The source is untouched.
 * Throws `CONVERSATION_INVALID` when there is no such entry, or nothing before it.
 */
export function forkBefore(conversation: Conversation, entryId: string): Conversation {
  const entry = conversation.entry(entryId)
  if (entry === undefined) throw unknownEntry(entryId)
  const { entries } = conversation
  return branch(conversation, entries.findIndex((other) => other.turn === entry.turn) - 1)
}

function branch(conversation: Conversation, lastIndex: number): Conversation {
  const last = conversation.entries[lastIndex]
  if (last !== undefined) return conversation.fork(last.id)
  throw new HarnessError(
    'CONVERSATION_INVALID',
    '[context] Nothing comes before that entry to branch from.',
    {
      hint: 'Begin a new conversation instead.',
    },
  )
}

function withReminders(entries: readonly Entry[], index: number): number {
  const kept = new Set(entries.slice(0, index + 1).map((entry) => entry.id))
  let last = index
  for (let next = entries[last + 1]; next?.type === 'reminder'; next = entries[last + 1]) {
    if (next.target === null || !kept.has(next.target)) break
    last++
  }
  return last
}

function isResult(entry: Entry): boolean {
  return entry.type === 'tool-result'
}

function unknownEntry(entryId: string): HarnessError {
  return new HarnessError('CONVERSATION_INVALID', `[context] There is no entry ${entryId}.`, {
    hint: 'Take an id from `conversation.entries`.',
  })
}
