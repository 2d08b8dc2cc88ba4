import type { FinishReason } from './engine-event.ts'
import type { Json, JsonObject } from './json.ts'
import type { CallReading, ToolCall } from './tool-call.ts'
import type { ToolResult } from './tool-result.ts'
import type { Usage } from './usage.ts'

/** One durable fact of a conversation. Entries are only ever appended; the log alone rebuilds everything. */
export type Entry = EntryHead & EntryBody

/** An entry before the log has given it a place. */
export type EntryDraft = EntryBody & { readonly turn: number; readonly step: number }

export interface EntryHead {
  /** Unique within the conversation and its forks' shared past; `e1`, `e2`, … in order. */
  readonly id: string
  /** The turn it belongs to, counted from 1; 0 before the first. */
  readonly turn: number
  /** The step it belongs to, counted from 1; 0 before the first step of its turn. */
  readonly step: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

export type EntryBody =
  | UserEntry
  | AssistantEntry
  | ToolResultEntry
  | ReminderEntry
  | PinEntry
  | DropEntry
  | ElideEntry
  | SummaryEntry
  | TurnEndEntry
  | NoteEntry

export interface UserEntry {
  readonly type: 'user'
  readonly text: string
  /** `prompt` began the turn · `steer`, `follow-up` came while it ran · `feedback` is a completion gate's. */
  readonly source: 'prompt' | 'steer' | 'follow-up' | 'feedback'
}

export interface AssistantEntry {
  readonly type: 'assistant'
  readonly text: string
  readonly reasoning?: string
  /** Canonical form of what was called, also when the model garbled it. */
  readonly calls: readonly ToolCall[]
  /** How each call was read, by place. */
  readonly readings: readonly CallReading[]
  readonly finish: FinishReason
  readonly usage: Usage
}

/** The one answer to a call. */
export interface ToolResultEntry {
  readonly type: 'tool-result'
  readonly callId: string
  readonly name: string
  /** What it ran with, where a rule or a person had changed what the model asked for. */
  readonly arguments?: JsonObject
  readonly result: ToolResult
  readonly durationMs: number
}

/** Text the harness injected, folded into the message of `target`; a null target is the system message. */
export interface ReminderEntry {
  readonly type: 'reminder'
  readonly target: string | null
  readonly text: string
  readonly source: string
  readonly level: 'system' | 'message' | 'tool'
}

export interface PinEntry {
  readonly type: 'pin'
  readonly target: string
  readonly pinned: boolean
}

/** These entries are no longer sent. They stay in the log. */
export interface DropEntry {
  readonly type: 'drop'
  readonly targets: readonly string[]
  readonly reason: string
}

/** The result of `target` is sent as this shorter text from now on. */
export interface ElideEntry {
  readonly type: 'elide'
  readonly target: string
  readonly text: string
  readonly reason: string
}

/** A summary is sent in place of the entries it names. */
export interface SummaryEntry {
  readonly type: 'summary'
  readonly text: string
  /** Every entry it stands for; the earlier summary among them stands for its own, so that a log grows evenly. */
  readonly replaces: readonly string[]
  /** `start`: with the system message. `recent`: before the newest user message. */
  readonly placement: 'start' | 'recent'
  readonly usage?: Usage
}

export interface TurnEndEntry {
  readonly type: 'turn-end'
  readonly reason: string
  readonly detail?: Json
}

/** A fact of a plugin's own. Never sent to the model. */
export interface NoteEntry {
  readonly type: 'note'
  readonly name: string
  readonly data: Json
}
