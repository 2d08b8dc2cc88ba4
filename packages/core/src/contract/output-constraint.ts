import type { JsonSchema } from './json.ts'

/**
 * A grammar for the inside of one kind of call. It is switched on when the model has written `open`, and off
 * once `close` has been written; prose around it stays free.
 */
export interface CallConstraint {
  /** The exact text that begins a call. */
  readonly open: string
  /** GBNF whose `root` matches everything after `open`, `close` included; a line break may follow, as a token can hold both. */
  readonly grammar: string
  /** The exact text that ends the call; empty when a call ends the reply, and the grammar stays on to its end. */
  readonly close: string
}

/** What the output must look like. An engine honours it only if `supports.constraints` names the kind. */
export interface OutputConstraint {
  readonly calls?: readonly CallConstraint[]
  /** The whole answer is one JSON value of this schema. */
  readonly jsonSchema?: JsonSchema
}
