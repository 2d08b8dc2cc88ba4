import type { JsonObject } from '@orion-harness/core'

/** A call as it is compared. */
export interface MadeCall {
  readonly name: string
  readonly arguments: JsonObject
}

/** What came of the last turn of a case. */
export interface Outcome {
  /** Calls the model made, in order; those that were replayed to it are left out. */
  readonly calls: readonly MadeCall[]
  /** What the model read of each result of the turn, in order. */
  readonly results: readonly string[]
  /** The answer. */
  readonly text: string
  /** Why the turn ended, `done` for an answer; with an error, its code. */
  readonly ended: string
  /** What the context strategy did to the history of the case, if anything. */
  readonly history: 'whole' | 'dropped' | 'summarised'
}
