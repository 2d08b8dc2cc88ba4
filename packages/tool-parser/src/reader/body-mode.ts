import { emitProse } from './reader-state.ts'
import type { Pending, ReaderState } from './reader-state.ts'
import { failedOutcome, finishCall, finishOwnBody, release, emitOutcomes } from './finish-call.ts'
import { markerOf } from './vocabulary.ts'

/** Reads inside a call. True when the mode may have changed and there may be more to do. */
export function stepBody(state: ReaderState): boolean {
  const { pending } = state
  const block = pending?.block
  if (pending === undefined || block === undefined) return fail(state)
  const isFinal = state.final !== undefined
  if (isStranger(state, pending)) {
    release(state, block.raw())
    return true
  }
  const scan = block.scan(state.input, state.at, isFinal)
  state.at = scan.at
  stream(state, pending)
  switch (scan.state) {
    case 'named':
      return true
    case 'end':
      state.mode = 'closing'
      return true
    case 'marker':
      pending.missingClosers = true
      state.mode = 'closing'
      return true
    case 'lost':
      return loseCall(state, pending)
    case 'more':
      return isFinal && endOfReply(state, pending, scan.tentativeEnd)
    default:
      return scan.state satisfies never
  }
}

/** True when text without a marker turned out to name no offered tool. */
function isStranger(state: ReaderState, pending: Pending): boolean {
  if (pending.certainty !== 'tail' && pending.certainty !== 'whole') return false
  const { block } = pending
  if (block?.kind !== 'json' && block?.kind !== 'named') return false
  const written = pending.recipient ?? block.name()
  return written !== undefined && state.resolver.resolve(written) === undefined
}

/** Tells the name once it is certain, and the arguments as they come. */
function stream(state: ReaderState, pending: Pending): void {
  const { block } = pending
  if (block === undefined || pending.certainty !== 'sure' || state.base !== 'text' || pending.weak) return
  if (state.held.length > 0) return
  if (pending.index === undefined) {
    const written = pending.recipient ?? block.name()
    const found = written === undefined ? undefined : state.resolver.resolve(written)
    if (found === undefined) return
    pending.index = state.nextIndex
    state.nextIndex += 1
    state.sink.part({ type: 'call-start', index: pending.index, name: found.tool.name })
  }
  const text = block.takeDelta()
  if (text !== '') state.sink.part({ type: 'call-delta', index: pending.index, text })
}

function loseCall(state: ReaderState, pending: Pending): boolean {
  const raw = pending.block?.raw() ?? pending.raw
  if (pending.index === undefined) release(state, raw)
  else {
    state.pending = undefined
    const reason = pending.block?.kind === 'tags' ? 'its end is missing' : 'it is nested too deeply'
    const problem = `A tool call could not be read: ${reason}. Write the call again.`
    emitOutcomes(state, [failedOutcome({ format: pending.format, raw }, problem)], pending.index)
    state.mode = 'prose'
  }
  return true
}

/** The reply ended inside the body. */
function endOfReply(state: ReaderState, pending: Pending, tentativeEnd: number | undefined): boolean {
  const { block } = pending
  if (block === undefined) return fail(state)
  if (tentativeEnd !== undefined && state.rereads > 0) {
    state.rereads -= 1
    state.input = block.cut(tentativeEnd)
    state.at = 0
    finishCall(state)
    return true
  }
  const wasCut = state.final !== 'stop' && state.final !== 'tool-calls'
  const marked = pending.certainty !== 'tail' && pending.certainty !== 'whole'
  if (!wasCut) {
    pending.missingClosers = true
    if (block.kind === 'tags' && !pending.raw.includes('<') && !marked) release(state, block.raw())
    else finishCall(state)
    return true
  }
  if (!marked && block.name() === undefined) {
    release(state, block.raw())
    return true
  }
  dropCut(state, pending)
  return true
}

/** A call cut by the end of a truncated reply is not shown and not run; whole calls of its list are. */
function dropCut(state: ReaderState, pending: Pending): void {
  const { block } = pending
  const body = block?.body() ?? ''
  if (pending.certainty !== 'sure' || block?.kind !== 'json' || !body.trimStart().startsWith('[')) {
    state.pending = undefined
    state.mode = 'prose'
    state.sink.dropSpace()
    return
  }
  finishCall(state)
}

/** Reads after a call, up to its end marker. */
export function stepClosing(state: ReaderState): boolean {
  const { pending } = state
  const block = pending?.block
  if (pending === undefined || block === undefined) return fail(state)
  const isFinal = state.final !== undefined
  const { input } = state
  let at = state.at
  const take = (length: number): void => {
    block.addNoise(input.slice(state.at, at + length))
    state.at = at + length
    at = state.at
  }
  for (;;) {
    while (at < input.length && /\s/.test(input[at] ?? '')) at += 1
    take(0)
    const character = input[at]
    if (character === undefined) {
      if (!isFinal) return false
      finishCall(state)
      return true
    }
    const match = state.vocabulary.trie.match(input, at, isFinal)
    if (match === 'maybe') return false
    if (match !== undefined && markerOf(match, 'close') !== undefined) {
      take(match.length)
      pending.closed = true
      finishCall(state)
      return true
    }
    const endTag = character === '<' ? endTagAt(input, at, isFinal, pending) : 0
    if (endTag === undefined) return false
    if (endTag > 0) {
      take(endTag)
      pending.closed = true
      finishCall(state)
      return true
    }
    if (match !== undefined && markerOf(match, 'open') !== undefined) {
      const isRepeat = pending.marker !== '' && input.slice(at, at + match.length) === pending.marker
      const rest = input.slice(at + match.length)
      if (isRepeat && rest.trim() === '') {
        if (!isFinal) return false
        pending.repairs.push('opener-as-closer')
        pending.closed = true
        take(match.length)
      }
      finishCall(state)
      return true
    }
    if ('}])'.includes(character) && block.kind !== 'tags') {
      note(pending, 'extra-closers')
      take(1)
    } else if (character === '`') {
      const run = /^`+/.exec(input.slice(at, at + 8))?.[0] ?? ''
      if (!isFinal && at + run.length >= input.length && run.length < 8) return false
      if (run.length < 3) note(pending, 'stray-backtick')
      if (run.length >= 3) {
        delete pending.fence
        if (pending.format === 'fenced') pending.closed = true
      }
      take(run.length)
    } else if (character === '/' || character === '#') {
      const line = /^(?:\/\/|#)[^\n]{0,120}(?=\n)|^\/\*[^]{0,200}?\*\//.exec(input.slice(at, at + 204))?.[0]
      if (line === undefined && !isFinal && input.length - at < 204) return false
      if (line === undefined) {
        finishCall(state)
        return true
      }
      note(pending, 'comments')
      take(line.length)
    } else if ((character === ';' || character === ',') && block.kind !== 'tags') {
      take(1)
    } else {
      const goesOn =
        ('{['.includes(character) && block.kind === 'json') ||
        (/[A-Za-z_]/.test(character) && block.kind === 'python' && pending.marker.startsWith('<'))
      const next = goesOn ? again(pending) : undefined
      finishCall(state)
      if (next !== undefined && state.mode !== 'held') {
        state.pending = next
        state.mode = 'opening'
      }
      return true
    }
  }
}

/** Length of an end tag that is cut off or belongs to a tag nobody knows. Undefined when more text is needed. */
function endTagAt(text: string, at: number, isFinal: boolean, pending: Pending): number | undefined {
  const window = text.slice(at, at + 48)
  if (isFinal && /^<\/?[\w:|\uff5c\u2581-]*$/.test(window)) return window.length
  if (pending.tag === undefined) return 0
  const end = /^<\/[\w:-]*>/.exec(window)
  if (end !== null) return end[0].length
  return !isFinal && /^<\/?[\w:-]*$/.test(window) && window.length < 48 ? undefined : 0
}

/** A second call under the same marker. */
function again(pending: Pending): Pending | undefined {
  if (pending.certainty === 'tail' || pending.certainty === 'whole') return undefined
  return {
    raw: '',
    format: pending.format,
    certainty: pending.certainty,
    atLine: pending.atLine,
    layout: false,
    weak: pending.weak,
    repairs: ['several-in-one'],
    marker: pending.marker,
    closed: false,
    missingClosers: false,
  }
}

/** Collects a body for the format that reads it itself. */
export function stepUntil(state: ReaderState): boolean {
  const { pending } = state
  const ends = pending?.until
  if (pending === undefined || ends === undefined) return fail(state)
  const isFinal = state.final !== undefined
  const { input } = state
  while (state.at < input.length) {
    const next = nearest(input, state.at, ends)
    pending.raw += input.slice(state.at, next.at)
    state.at = next.at
    if (next.end === undefined) break
    const partial = !isFinal && input.length - next.at < next.end.length
    if (partial) return false
    if (input.startsWith(next.end, next.at)) {
      state.at += next.end.length
      finishOwnBody(state, pending, pending.raw.slice(pending.junk?.length ?? 0), pending.raw + next.end)
      return true
    }
    pending.raw += input[next.at] ?? ''
    state.at += 1
  }
  if (!isFinal) return false
  const wasCut = state.final !== 'stop' && state.final !== 'tool-calls'
  if (wasCut) {
    state.pending = undefined
    state.mode = 'prose'
  } else finishOwnBody(state, pending, pending.raw.slice(pending.junk?.length ?? 0), pending.raw)
  return true
}

/** The nearest place where one of `ends` stands or may begin. */
function nearest(
  text: string,
  from: number,
  ends: readonly string[],
): { readonly at: number; readonly end: string | undefined } {
  let best: { at: number; end: string | undefined } = { at: text.length, end: undefined }
  for (const end of ends) {
    let at = text.indexOf(end[0] ?? '', from)
    while (at >= 0 && at < best.at && !end.startsWith(text.slice(at, at + end.length)))
      at = text.indexOf(end[0] ?? '', at + 1)
    if (at >= 0 && at < best.at) best = { at, end }
  }
  return best
}

function note(pending: Pending, repair: string): void {
  if (!pending.repairs.includes(repair)) pending.repairs.push(repair)
}

function fail(state: ReaderState): boolean {
  emitProse(state, '')
  state.pending = undefined
  state.mode = 'prose'
  return true
}
