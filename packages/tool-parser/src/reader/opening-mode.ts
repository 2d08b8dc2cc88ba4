import type { MarkerTest } from '../json/value-scanner.ts'
import { createCallBlock } from './call-block.ts'
import { classifyBody } from './classify-body.ts'
import type { BodyKind } from './classify-body.ts'
import { emitOutcomes, failedOutcome, release } from './finish-call.ts'
import type { Marker } from './marker-trie.ts'
import type { Certainty, Pending, ReaderState } from './reader-state.ts'
import { markerOf } from './vocabulary.ts'

const rootMarker = /^<(?:[\w:]*|[|\uff5c]?dsml[|\uff5c])(?:function|invoke|tool_call)(?:=|\s|$)/i
const longestTag = 160

/** A call that begins at a marker. */
export function beginCall(state: ReaderState, marker: Marker, text: string, certainty: Certainty): void {
  state.pending = {
    raw: text,
    format: marker.format,
    certainty,
    atLine: state.line.isBlank,
    layout: marker.layout ?? false,
    weak: marker.weak ?? false,
    repairs: [],
    marker: text,
    closed: false,
    missingClosers: false,
  }
  state.mode = 'opening'
  useOwnReader(state, marker, text)
}

function useOwnReader(state: ReaderState, marker: Marker, text: string): void {
  const { pending } = state
  const format = pending === undefined ? undefined : state.vocabulary.formats.get(pending.format)
  const [end] = format?.close ?? []
  if (pending === undefined || format?.read === undefined || end === undefined) return
  if (marker.section === true) return
  pending.until = [end]
  pending.junk = pending.raw
  pending.marker = text
  state.mode = 'until'
}

/** A call that begins without a marker, at `state.at`, with `raw` already taken. */
export function beginUnmarked(
  state: ReaderState,
  format: string,
  certainty: Certainty,
  raw = '',
  recipient?: string,
  fence?: string,
): void {
  state.pending = {
    raw,
    format,
    certainty,
    atLine: true,
    layout: false,
    weak: false,
    repairs: [],
    marker: '',
    closed: false,
    missingClosers: false,
    ...(recipient === undefined ? {} : { recipient }),
    ...(fence === undefined ? {} : { fence }),
  }
  state.mode = 'opening'
}

/** Reads after a marker until it is clear what kind of call follows, or that none does. */
export function stepOpening(state: ReaderState): boolean {
  const { pending } = state
  if (pending === undefined) {
    state.mode = 'prose'
    return true
  }
  const isFinal = state.final !== undefined
  const { input } = state
  if (rootMarker.test(pending.marker)) return openRoot(state, pending)
  let at = state.at
  while (at < input.length && /\s/.test(input[at] ?? '')) at += 1
  pending.raw += input.slice(state.at, at)
  state.at = at
  if (at >= input.length) return isFinal ? openedNothing(state, pending) : false
  if (/^[`~]/.test(pending.marker) && isLabelPlace(pending)) {
    const label = /^json\w?\b/i.exec(input.slice(at, at + 6))
    if (!isFinal && input.length - at < 6) return false
    if (label !== null) {
      pending.raw += label[0]
      state.at = at + label[0].length
      return true
    }
  }
  const match = state.vocabulary.trie.match(input, at, isFinal)
  if (match === 'maybe') return false
  if (match !== undefined) {
    const text = input.slice(at, at + match.length)
    const open = markerOf(match, 'open', state.callFormat)
    if (open !== undefined && (open.overlap ?? 0) === 0) {
      pending.raw += text
      state.at = at + match.length
      if (foldSame(text, pending.marker)) pending.repairs.push('repeated-opener')
      pending.marker = text
      if (pending.format !== state.callFormat) pending.format = open.format
      useOwnReader(state, open, text)
      return true
    }
    if (markerOf(match, 'close') !== undefined && pending.atLine && pending.certainty === 'sure') {
      state.at = at + match.length
      state.pending = undefined
      state.mode = 'prose'
      state.afterCall = true
      state.sink.skipBlank()
      return true
    }
  }
  if (pending.recipient !== undefined) return openRecipient(state, pending)
  const start = classifyBody(input, at, isFinal)
  if (start === 'maybe') return false
  if (start === undefined) return openedText(state, pending)
  if (start.kind === 'tags' && isMention(state, pending, input.slice(at, at + 80)))
    return openedText(state, pending)
  const taken = input.slice(at, start.at)
  state.at = start.at
  pending.repairs.push(...start.repairs)
  startBlock(state, pending, start.kind, start.header, taken, false)
  return true
}

/** Nothing but the marker was taken, on its own line. The length is looked at first: a long text is not searched again. */
function isLabelPlace(pending: Pending): boolean {
  return pending.raw.length <= longestTag && !pending.raw.includes('\n')
}

/** A marker and a word on the same line, where the word names no tool: the text speaks of the marker. */
function isMention(state: ReaderState, pending: Pending, window: string): boolean {
  if (pending.marker === '' || pending.certainty === 'tail') return false
  if (pending.atLine && !isApart(pending)) return false
  const name = /^[\w.\-:/]+/.exec(window)?.[0]
  return name !== undefined && state.resolver.resolve(name) === undefined
}

/** Blanks on the same line stand after the marker. */
function isApart(pending: Pending): boolean {
  const space = pending.raw.slice(pending.raw.trimEnd().length)
  return space !== '' && !space.includes('\n')
}

function foldSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}

/** After `<function=` or `<invoke `: the tag has to end, and then JSON or parameter tags follow. */
function openRoot(state: ReaderState, pending: Pending): boolean {
  const isFinal = state.final !== undefined
  const window = state.input.slice(state.at, state.at + longestTag)
  const end = window.search(/[>\n<]/)
  if (end < 0 && !isFinal && window.length < longestTag) return false
  if (end < 0 || window[end] !== '>')
    return end < 0 && isFinal ? openedNothing(state, pending) : openedText(state, pending)
  const after = window.slice(end + 1).search(/\S/)
  if (after < 0 && !isFinal && window.length < longestTag) return false
  const label = /(?:(?:name|function)\s*=\s*)?["']?([^"'\s]*)/.exec(window.slice(0, end).trim())?.[1] ?? ''
  if (window[end + 1 + after] === '{' && after >= 0) {
    const taken = window.slice(0, end + 1 + after)
    state.at += taken.length
    startBlock(state, pending, 'named', label, taken, false)
    return true
  }
  const isProse = after >= 0 && !/^\s*\n/.test(window.slice(end + 1)) && window[end + 1 + after] !== '<'
  if (isProse) return openedText(state, pending)
  const taken = window.slice(0, end + 1)
  state.at += taken.length
  startBlock(state, pending, 'tags', label, taken, true)
  return true
}

/** The name is known from what stands before: its arguments follow, as an object or as one line of text. */
function openRecipient(state: ReaderState, pending: Pending): boolean {
  const isFinal = state.final !== undefined
  const start = classifyBody(state.input, state.at, isFinal)
  if (start === 'maybe') return false
  const isObject = start !== undefined && start.kind === 'json'
  if (!isObject && pending.certainty === 'sure') return openedText(state, pending)
  const taken = isObject ? state.input.slice(state.at, start.at) : ''
  state.at += taken.length
  startBlock(state, pending, isObject ? 'named' : 'line', taken, taken, false)
  return true
}

function startBlock(
  state: ReaderState,
  pending: Pending,
  kind: BodyKind,
  header: string,
  taken: string,
  rooted: boolean,
): void {
  if (!rooted) pending.format = formatOf(state, pending, kind)
  const delimiter = state.vocabulary.formats.get(pending.format)?.delimiter
  pending.block = createCallBlock({
    kind,
    raw: pending.raw + taken,
    header,
    rooted,
    endsCall: endsCall(state),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(rooted ? { prefix: pending.marker + taken } : {}),
  })
  state.mode = 'body'
}

/** Of the formats that share the marker, the one that writes such bodies; the template's own stays. */
function formatOf(state: ReaderState, pending: Pending, kind: BodyKind): string {
  const { formats, trie } = state.vocabulary
  if (pending.format === state.callFormat || pending.marker === '') return pending.format
  const match = trie.match(pending.marker, 0, true)
  if (match === undefined || match === 'maybe') return pending.format
  const names = match.markers.filter((marker) => marker.role === 'open').map((marker) => marker.format)
  const suits = (name: string): boolean => formats.get(name)?.bodies?.includes(kind) ?? true
  return suits(pending.format) ? pending.format : (names.find(suits) ?? pending.format)
}

/** True where a marker ends the call although brackets are open. */
function endsCall(state: ReaderState): MarkerTest {
  return (text, at, final) => {
    const match = state.vocabulary.trie.match(text, at, final)
    if (match === 'maybe') return 'maybe'
    if (match === undefined) return 'no'
    return markerOf(match, 'close') !== undefined || markerOf(match, 'turn-end') !== undefined ? 'yes' : 'no'
  }
}

/** The reply ended right after a marker. */
function openedNothing(state: ReaderState, pending: Pending): boolean {
  const wasCut = state.final !== 'stop' && state.final !== 'tool-calls'
  if (pending.layout || wasCut || (state.afterCall && pending.atLine)) {
    state.pending = undefined
    state.mode = 'prose'
    state.sink.dropSpace()
    return true
  }
  if (!pending.atLine || pending.certainty !== 'sure' || pending.weak || state.base === 'reasoning')
    return openedText(state, pending)
  state.pending = undefined
  state.mode = 'prose'
  const problem = 'A tool call was begun and nothing follows. Write the whole call again.'
  emitOutcomes(state, [failedOutcome({ format: pending.format, raw: pending.raw }, problem)])
  return true
}

/** No kind of call follows the marker. At the start of a line it may still be a garbled one: its end marker tells. */
function openedText(state: ReaderState, pending: Pending): boolean {
  const hasEnd = pending.marker.startsWith('<') && !pending.weak && !pending.layout && !isApart(pending)
  if (
    hasEnd &&
    pending.atLine &&
    pending.certainty === 'sure' &&
    state.base === 'text' &&
    !state.line.isQuoted
  ) {
    if (!rootMarker.test(pending.marker)) {
      startBlock(state, pending, 'tags', '', '', false)
      return true
    }
  }
  if (pending.layout) {
    state.pending = undefined
    state.mode = 'prose'
    state.sink.dropSpace()
    return true
  }
  if (pending.raw === '') {
    // Taken as text from here, or the same place would begin a call again, for ever.
    pending.raw = state.input.slice(state.at, state.at + 1)
    state.at += 1
  }
  release(state, pending.raw)
  return true
}
