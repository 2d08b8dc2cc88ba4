import type { ConversationReader } from './conversation.ts'
import type { EntryDraft } from './entry.ts'
import type { Message } from './message.ts'
import type { Usage } from './usage.ts'

/**
 * Decides what the model still sees. It never edits the log: its decisions are entries (`drop`, `elide`,
 * `summary`) that the harness appends, so a restored conversation is cut in the same places.
 */
export interface ContextStrategy {
  readonly name: string
  /** Asked before each model call. Throws `CONTEXT_OVERFLOW` when nothing legal fits. */
  plan(input: ContextInput): Promise<ContextPlan>
}

export interface ContextInput {
  readonly conversation: ConversationReader
  readonly budget: Budget
  readonly counter: TokenCounter
  /** Runs the same model once, outside the conversation; for summaries. Absent when the strategy may not. */
  readonly complete?: Complete
  readonly turn: number
  readonly step: number
  /** A person or a rule asked to shorten now, whatever the gauge says. */
  readonly compactNow: boolean
  readonly signal: AbortSignal
}

/** In tokens. `window` is what the engine really holds, `reserve` is kept for the reply, `budget` is the rest. */
export interface Budget {
  readonly window: number
  readonly reserve: number
  readonly budget: number
}

/**
 * Counts as the engine counts, or estimates where it cannot and says so. The same object from step to step while the
 * engine and the settings stay the same, so that counts can be remembered by it.
 */
export interface TokenCounter {
  readonly exact: boolean
  text(text: string): Promise<number>
  /** The whole prompt for these decisions, if they were appended now: template, tools and system text included. */
  prompt(decisions: readonly EntryDraft[]): Promise<number>
  /** The prompt with one empty message: what the system text, the tools and the template cost by themselves. */
  overhead(): Promise<number>
}

export type Complete = (input: CompleteInput) => Promise<{ readonly text: string; readonly usage: Usage }>

export interface CompleteInput {
  readonly messages: readonly Message[]
  readonly maxTokens: number
  readonly signal: AbortSignal
}

export interface ContextPlan {
  /** To be appended before the prompt is rendered; empty when nothing changes. */
  readonly decisions: readonly EntryDraft[]
  /** Tokens of the prompt with the decisions applied. */
  readonly used: number
  /** False when `used` is an estimate. */
  readonly exact: boolean
  /** Sentences for a person, such as why a summary was given up. */
  readonly warnings: readonly string[]
  /** What became of each entry and why, oldest first. Worked out when asked. */
  explain(): readonly PlannedEntry[]
}

export interface PlannedEntry {
  readonly entryId: string
  readonly verdict: 'kept' | 'pinned' | 'elided' | 'dropped' | 'summarised'
  readonly reason: string
  readonly tokens: number
}
