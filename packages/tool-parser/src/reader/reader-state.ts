import type { FinishReason } from '@orion-harness/core'
import type { NameResolver } from '../call/resolve-name.ts'
import type { CallOutcome } from './call-outcome.ts'
import type { CallBlock } from './call-block.ts'
import { createLineContext } from './line-context.ts'
import type { LineContext } from './line-context.ts'
import { createPartSink } from './part-sink.ts'
import type { PartSink } from './part-sink.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * What the reader is in the middle of.
 * `prose`: text or reasoning · `fence`: a code block · `region`: an echoed result · `opening`: after a marker, before
 * it is clear what follows · `body`: inside a call · `closing`: after a call, before its end marker · `until`: a body
 * that a format reads itself · `held`: after a call that only what follows can confirm · `header`: the head of a
 * channel message · `cut`: past the end of the model's turn.
 */
export type ReaderMode =
  | 'prose'
  | 'fence'
  | 'region'
  | 'opening'
  | 'body'
  | 'closing'
  | 'until'
  | 'held'
  | 'header'
  | 'cut'

/**
 * How sure it is that a call is meant. `sure`: a marker says so · `tail`: nothing may follow it · `whole`: nothing may
 * stand before it either · `example`, `hint`: a marker, but the prose before announces something shown.
 */
export type Certainty = 'sure' | 'tail' | 'whole' | 'example' | 'hint'

/** What to do with a call when the text cannot tell whether it is meant. */
export type Undecided = 'text' | 'ask'

/** A call from its first marker to its end. */
export interface Pending {
  /** Text taken before the body began. */
  raw: string
  format: string
  certainty: Certainty
  /** The marker stood at the start of a line. */
  readonly atLine: boolean
  /** Dropped rather than shown when no call follows the marker. */
  readonly layout: boolean
  readonly weak: boolean
  readonly repairs: string[]
  /** Text of the last marker. */
  marker: string
  /** Name that the text before the body gave. */
  recipient?: string
  /** What must have followed for the call to be believed, beside an end marker. */
  junk?: string
  block?: CallBlock
  index?: number
  closed: boolean
  missingClosers: boolean
  /** The reply was truncated inside it: what is whole counts, the rest is neither run nor shown. */
  wasCut?: boolean
  until?: readonly string[]
  /** It began inside a code block. */
  inFence?: boolean
  /** The end of that code block was read. */
  fenceClosed?: boolean
  /** Name of the tag that stands before it in place of a marker. */
  tag?: string
  /** The code fence this stands in, as long as it is open. */
  fence?: string
}

/** A call that was read and is not believed yet. */
export interface Held {
  readonly raw: string
  readonly outcomes: readonly CallOutcome[]
}

/** Everything a reader remembers. The step functions of the modes change it. */
export interface ReaderState {
  readonly vocabulary: Vocabulary
  readonly resolver: NameResolver
  readonly callFormat: string | undefined
  readonly undecided: Undecided
  readonly line: LineContext
  readonly sink: PartSink
  /** Text not read yet starts at `at`. */
  input: string
  at: number
  final: FinishReason | undefined
  mode: ReaderMode
  /** Where prose goes. */
  base: 'text' | 'reasoning'
  /** The reasoning is a channel message and ends with it. */
  inChannel: boolean
  pending: Pending | undefined
  held: Held[]
  heldCertainty: Certainty
  fence: string
  region: string
  header: string
  nextIndex: number
  /** Only white space stands between here and a call. */
  afterCall: boolean
  /** How often text may still be read a second time. Keeps the whole linear. */
  rereads: number
}

/** The state of a reader that has read nothing. */
export function createReaderState(
  input: Pick<ReaderState, 'vocabulary' | 'resolver' | 'callFormat' | 'undecided'> & {
    readonly startsInReasoning: boolean
  },
): ReaderState {
  const { startsInReasoning, ...fixed } = input
  return {
    ...fixed,
    line: createLineContext(),
    sink: createPartSink(),
    input: '',
    at: 0,
    final: undefined,
    mode: 'prose',
    base: startsInReasoning ? 'reasoning' : 'text',
    inChannel: false,
    pending: undefined,
    held: [],
    heldCertainty: 'sure',
    fence: '',
    region: '',
    header: '',
    nextIndex: 0,
    afterCall: false,
    rereads: 8,
  }
}

/** Adds prose where prose goes now. */
export function emitProse(state: ReaderState, text: string): void {
  if (text === '') return
  state.sink.text(state.base, text)
  state.line.track(text)
  if (state.afterCall && /\S/.test(text)) state.afterCall = false
}
