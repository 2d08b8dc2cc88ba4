import type { Json } from '@orion-harness/core'

/** What a tolerant reading of a value found. */
export interface JsonReading {
  readonly value: Json
  /** Offset just after the value. */
  readonly end: number
  /** Names of the repairs that were needed, each once, in the order they were first needed. */
  readonly repairs: readonly string[]
  /** False when brackets were still open where the text ended. No value inside was guessed. */
  readonly complete: boolean
  /** How the value is spelled, where it is a number that JavaScript spells otherwise, such as `1.10`. */
  readonly spelled?: string
}

export interface ReadJsonOptions {
  /** Where the value begins. White space and comments before it are skipped. Default 0. */
  readonly at?: number
  /**
   * Accept values without quotes, such as `{city: Paris}`. They end at a comma, a bracket that closes or a line break,
   * and are text unless all of it is a number or a literal. Default false.
   */
  readonly bareValues?: boolean
  /** A string delimiter of the family's own, such as `<|"|>`. */
  readonly delimiter?: string
  /** Accept a value whose closing brackets are missing at the end of the text. Default false. */
  readonly allowMissingClosers?: boolean
}

/** Brackets nested deeper than this are not read: the recursion of everything downstream stays bounded. */
export const maxDepth: number = 200
