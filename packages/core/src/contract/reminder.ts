import type { ConversationReader } from './conversation.ts'

/** Where the harness may inject text. */
export type InjectionPoint = 'system-message' | 'user-message' | 'tool-result'

/** A reminder that something (a tool, a rule, a person) wants injected. */
export interface ReminderInput {
  readonly text: string
  /** Higher goes first; 100 is for safety. Default 0. */
  readonly priority?: number
  /** Two waiting reminders with the same key are one: the newer. Default: the text. */
  readonly key?: string
  /** Reminders of one group are written together. */
  readonly group?: string
  /** When it does not fit: wait for a later injection point, or be dropped. Default `wait`. */
  readonly ifFull?: 'wait' | 'drop'
  /** Injection points it may wait for, at least 0. Default 4. */
  readonly expires?: number
}

/** A reminder that has been decided on: it goes into the message of `target`. */
export interface Injection {
  readonly text: string
  /** Name of the reminder, tool or rule it came from. */
  readonly source: string
  readonly level: 'system' | 'message' | 'tool'
}

/** What a reminder source is shown at an injection point. */
export interface InjectionContext {
  readonly point: InjectionPoint
  readonly conversation: ConversationReader
  readonly turn: number
  readonly step: number
  /** Names of the tools the model may call. */
  readonly offeredTools: readonly string[]
  /** Tools of this turn whose results the model has not seen, also when a message has come after them. */
  readonly toolNames: readonly string[]
  /** Reminders that rode along with those results, already queued by the harness. */
  readonly attached: readonly AttachedReminder[]
  /** Tokens of a text, as the engine counts or an estimate. */
  readonly countTokens: (text: string) => Promise<number>
}

export interface AttachedReminder extends ReminderInput {
  readonly source: string
}

/** What came of one reminder: injected, or held back and why. */
export interface ReminderOutcome {
  readonly source: string
  readonly text: string
  readonly tokens: number
  readonly outcome: 'injected' | 'waiting' | 'dropped'
  readonly reason: string
}

/** `injections` are written into the newest message, in order; `outcomes` is the whole audit. */
export interface Collected {
  readonly injections: readonly Injection[]
  readonly outcomes: readonly ReminderOutcome[]
}

/**
 * Decides what is injected. The first source is given the reminders attached to tool results; without any source
 * they are injected as they come.
 * Deterministic: it sees only what it is given and what it has been given before.
 */
export interface ReminderSource {
  readonly name: string
  /** Text for the system message; the same for the whole conversation, byte for byte. */
  seed?(): string
  /** Asked once before each model call, when the newest message is the user's or a tool's. */
  collect(context: InjectionContext): Collected | Promise<Collected>
  /** Makes text from outside unable to pass for a reminder. */
  neutralise?(text: string): string
}
