import type { Conversation } from './conversation.ts'

/** Where conversations live between runs. */
export interface SessionStore {
  /** Newest first, without reading whole conversations. What cannot be read is left out. */
  list(): Promise<readonly SessionInfo[]>
  /** Opens for writing: every entry appended from now on is stored. Throws `SESSION_LOCKED` when another writer holds it. */
  open(id: string): Promise<OpenSession>
  create(options?: CreateSessionOptions): Promise<OpenSession>
  remove(id: string): Promise<void>
}

export interface SessionInfo {
  readonly id: string
  readonly title: string
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  readonly updatedAt: number
  readonly sizeBytes: number
  /** The session this one was forked from. */
  readonly forkedFrom?: string
}

export interface CreateSessionOptions {
  readonly title?: string
  /** Start from this conversation, such as a fork. */
  readonly conversation?: Conversation
  readonly forkedFrom?: string
}

export interface OpenSession {
  readonly info: SessionInfo
  readonly conversation: Conversation
  /** Text of a last entry that a crash cut off while it was written, and that was left out. */
  readonly torn?: string
  /**
   * Makes everything appended so far as safe as the store can. Throws `SESSION_WRITE_FAILED`; nothing is lost, and it may
   * be called again. Throws `SESSION_LOCKED` when another writer has taken the lock: then nothing more is written.
   */
  flush(): Promise<void>
  /** Flushes and gives the lock back. Throws what `flush` throws. May be called again, and then ends as it did. */
  close(): Promise<void>
}
