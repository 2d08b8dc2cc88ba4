import type { JsonObject } from '@orion-harness/core'
import type { RawCall } from '../call/raw-call.ts'
import type { BodyKind } from '../reader/classify-body.ts'

/** A call to be written. */
export interface WritableCall {
  readonly name: string
  readonly arguments: JsonObject
  readonly id?: string
}

/** One marker of a format: its text, or its text with what is special about it. */
export type MarkerSpec =
  | string
  | {
      readonly text: string
      /** The call begins with the last so many characters of the marker. Default 0. */
      readonly overlap?: number
      /** Dropped rather than shown when no call follows it. Default false. */
      readonly layout?: boolean
      /** Counts only when the format is the template's own. Default false. */
      readonly own?: boolean
      /** Stands around a list of calls; the call itself begins at another marker. Default false. */
      readonly section?: boolean
      /** Overrides the format's `weak`. */
      readonly weak?: boolean
    }

/**
 * How a model family writes tool calls. The markers say where a call begins and ends; what stands between them, JSON,
 * Python, tags or a name with JSON, is recognised by its look, for every format alike.
 */
export interface CallFormat {
  readonly name: string
  /** Markers that begin a call. Case, `-` for `_` and look-alike bars are forgiven. */
  readonly open: readonly MarkerSpec[]
  /** Markers that end one. */
  readonly close: readonly string[]
  /** The kinds of body the family writes, to tell formats apart that share a marker. Default: any. */
  readonly bodies?: readonly BodyKind[]
  /** Marks that a marker alone proves nothing: the call must also be whole, known and at the end. Default false. */
  readonly weak?: boolean
  /** Characters that delimit strings and escape nothing, such as `<|"|>`. */
  readonly delimiter?: string
  /** Reads the text between `open` and the first of `close` itself. Undefined: it is no call. */
  readonly read?: (body: string) => readonly RawCall[] | undefined
  /** Writes calls the way the family was trained to. What `read` and the reader make of it is the calls again. */
  readonly write: (calls: readonly WritableCall[]) => string
}

/**
 * Checks and returns a format. Throws `TypeError` when it has no name, a marker is shorter than two characters, or it
 * reads its bodies itself and says not what ends them.
 */
export function defineCallFormat(format: CallFormat): CallFormat {
  if (format.name === '') throw new TypeError('A call format needs a name.')
  for (const marker of [...format.open, ...format.close])
    if ((typeof marker === 'string' ? marker : marker.text).length < 2)
      throw new TypeError(`A marker of the call format "${format.name}" is shorter than two characters.`)
  if (format.read !== undefined && format.close.length === 0)
    throw new TypeError(
      `The call format "${format.name}" reads its calls itself and needs a marker that ends one.`,
    )
  return format
}
