import type { JsonObject, ToolSpec } from '@orion-harness/core'

/** A made-up conversation to learn from. The same value with nothing learned from it is a case to be tested. */
export interface Dialogue {
  /** Instructions; empty for none. */
  readonly system: string
  readonly tools: readonly ToolSpec[]
  readonly turns: readonly Turn[]
}

/** What a user says and everything up to the answer. */
export interface Turn {
  readonly skill: Skill
  readonly user: string
  /** What the harness puts behind the user's message, or behind the last tool result of the turn. */
  readonly reminder?: Reminder
  /** Calls made before the answer, with their results. */
  readonly steps: readonly Step[]
  readonly answer: string
  /** How a right answer is recognised. */
  readonly expect: Expectation
  /** Whether the answer is learned. The calls have a flag of their own. */
  readonly learn: boolean
}

export interface Reminder {
  readonly text: string
  readonly at: 'user-message' | 'tool-result'
}

/** One reply with tool calls, and the results in the order of the calls. */
export interface Step {
  readonly calls: readonly Call[]
  /** The reply as it was written: the format of the template, or one of the slips that small models make. */
  readonly written: string
  readonly results: readonly Result[]
  readonly learn: boolean
}

export interface Call {
  readonly name: string
  readonly arguments: JsonObject
}

/** What a tool gave: `text` is what the model reads. */
export interface Result {
  readonly kind: 'value' | 'error' | 'denied'
  readonly text: string
}

/** All that is given must hold. Case does not matter. */
export interface Expectation {
  /** Each of these groups has a member that the answer contains. */
  readonly contains?: readonly (readonly string[])[]
  /** None of these is in the answer. */
  readonly lacks?: readonly string[]
  /** The answer is this, but for a last full stop. */
  readonly equals?: string
  readonly startsWith?: string
  /** The answer ends with this, but for punctuation. */
  readonly endsWith?: string
  /** The share of these that the answer contains is the score. */
  readonly facts?: readonly string[]
}

/** What is counted in the evaluation. */
export type Skill =
  | 'small-talk'
  | 'about-itself'
  | 'unknown'
  | 'filler'
  | 'echo'
  | 'arithmetic'
  | 'follow-up'
  | 'time'
  | 'two-calls'
  | 'tool-error'
  | 'retry'
  | 'denied'
  | 'no-tools'
  | 'new-tool'
  | 'tell'
  | 'recall'
  | 'recall-from-summary'
  | 'not-told'
  | 'list-facts'
  | 'summary'
  | 'reminder'
