import type { Json } from '@orion-harness/core'

/** What a body says, before it is held against the offered tools. */
export interface RawCall {
  /** As written. */
  readonly name: string
  /** Undefined when the body has no place for arguments at all. */
  readonly arguments: Json | undefined
  /** The values are text as written, typed by the schema; otherwise they are what JSON or Python literals say. */
  readonly textual: boolean
  /** Unnamed arguments, in order, of a Python call. */
  readonly positional?: readonly Json[]
  readonly id?: string
  readonly repairs: readonly string[]
}

/** Why a body is not a call. */
export interface BodyProblem {
  readonly name?: string
  /** A clause: `the JSON inside does not parse`. */
  readonly problem: string
}
