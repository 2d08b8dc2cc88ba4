import type { JsonObject } from './json.ts'

/**
 * A tool call that ran in another agent and counts here too. An agent called as a tool puts those of its own log
 * into its result, and begins its log with those that ran before it, so that limits hold over all of them.
 */
export interface NestedCall {
  readonly name: string
  readonly arguments: JsonObject
  readonly ok: boolean
  /** It ran in the turn the agent was called in. */
  readonly sameTurn: boolean
}

/** Name of the note, with an array of nested calls, that the log of an agent called as a tool begins with. */
export const nestedCallsNote = 'nested-calls'

/** Key, in the data of such a tool's result, of the array of its nested calls. */
export const nestedCallsKey = 'nestedCalls'
