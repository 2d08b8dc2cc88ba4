import type { CallFragment } from './call-collector.ts'

/** What one message of a reply said, whatever the server's way of saying it. */
export interface ReplyDelta {
  readonly text?: string
  readonly reasoning?: string
  readonly calls?: readonly CallFragment[]
  /** The server's word for why the reply ended. */
  readonly finish?: string
  /** The message was the whole reply, so that nothing more is to come. */
  readonly whole?: true
  readonly counts?: ReplyCounts
  readonly progress?: { readonly processed: number; readonly total: number; readonly reused: number }
  /** The server gave up; `message` is what it said. */
  readonly failure?: ServerFailure
}

/** Numbers the server reported so far; each replaces the one before it. */
export interface ReplyCounts {
  readonly promptTokens?: number
  readonly reusedTokens?: number
  readonly completionTokens?: number
  readonly prefillMs?: number
  readonly decodeMs?: number
}

/** An error as a server describes it, in a body or in the middle of a stream. */
export interface ServerFailure {
  readonly message: string
  readonly code?: string
  readonly type?: string
  readonly status?: number
  readonly promptTokens?: number
  readonly contextWindow?: number
}
