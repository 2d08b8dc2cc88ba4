import type { Entry, EntryDraft } from './entry.ts'

/**
 * A value folded from the log. `fold` may change and return the state it was given: nobody else holds it. What
 * `conversation.view` returns is read-only and good until the next append.
 */
export interface View<Value> {
  readonly name: string
  initial(): Value
  fold(value: Value, entry: Entry): Value
}

/** The conversation as rules, reminders and tools see it. */
export interface ConversationReader {
  readonly id: string
  readonly entries: readonly Entry[]
  /** The value of `view` now. Each entry is folded once per view, so asking again is free. */
  view<Value>(view: View<Value>): Value
  entry(id: string): Entry | undefined
}

/** The append-only log. */
export interface Conversation extends ConversationReader {
  append(draft: EntryDraft): Entry
  pin(entryId: string): void
  unpin(entryId: string): void
  /** A new conversation whose log is this one's up to and including `entryId` (default: all). This one is untouched. */
  fork(entryId?: string): Conversation
  /**
   * Calls `listener` for every entry right after it was appended. Returns the way to stop. One that throws undoes
   * nothing and is an uncaught error of the runtime.
   */
  onAppend(listener: (entry: Entry) => void): () => void
  /** One JSON text per line: a header, then the entries. */
  toJsonLines(): string
}
