import type { Conversation, Json, ReminderInput } from '@orion-harness/core'

/** A reminder from outside the conversation: a person, a timer, a file watcher. */
export interface QueuedReminder extends ReminderInput {
  readonly source: string
}

const noteName = 'queued-reminder'

/**
 * Queues a reminder for the next injection point, at any time, also while a turn runs. It is written to the log, so it
 * survives a restart and a fork. `expires` and `ifFull` hold from the first message or result that comes after it;
 * where the model has not been called since the newest one, it goes there if it fits.
 */
export function queueReminder(conversation: Conversation, reminder: QueuedReminder): void {
  const last = conversation.entries.at(-1)
  conversation.append({
    type: 'note',
    name: noteName,
    data: { ...reminder },
    turn: last?.turn ?? 0,
    step: last?.step ?? 0,
  })
}

/** The reminder in a note, if it is one. */
export function readQueued(name: string, data: Json): QueuedReminder | undefined {
  if (name !== noteName || typeof data !== 'object' || data === null) return undefined
  return 'text' in data &&
    'source' in data &&
    typeof data.text === 'string' &&
    typeof data.source === 'string'
    ? { ...data, text: data.text, source: data.source }
    : undefined
}
