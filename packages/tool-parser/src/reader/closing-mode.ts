import { abandon } from './abandon.ts'
import { finishCall } from './finish-call.ts'
import type { Pending, ReaderState } from './reader-state.ts'
import { markerOf } from './vocabulary.ts'

/** Reads after a call, up to its end marker. */
export function stepClosing(state: ReaderState): boolean {
  const { pending } = state
  const block = pending?.block
  if (pending === undefined || block === undefined) return abandon(state)
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
    if (!isFinal && character === '~' && '~~~'.startsWith(input.slice(at))) return false
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
    } else if (character === '`' || input.startsWith('~~~', at)) {
      const run = /^(?:`+|~+)/.exec(input.slice(at, at + 8))?.[0] ?? ''
      if (!isFinal && at + run.length >= input.length && run.length < 8) return false
      if (run.length < 3) note(pending, 'stray-backtick')
      if (run.length >= 3 && !hasOpenFence(pending)) {
        finishCall(state)
        return true
      }
      if (run.length >= 3) {
        pending.fenceClosed = true
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

/** The call stands in a code block that has not ended yet. */
function hasOpenFence(pending: Pending): boolean {
  if (pending.fenceClosed === true) return false
  return pending.inFence === true || /`{3}|~{3}/.test(pending.raw + (pending.block?.header ?? ''))
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

function note(pending: Pending, repair: string): void {
  if (!pending.repairs.includes(repair)) pending.repairs.push(repair)
}
