import type { LineStart } from './line-start-result.ts'
import { windowLength } from './line-start-result.ts'
import { beginUnmarked } from './opening-mode.ts'
import { emitProse } from './reader-state.ts'
import type { ReaderState } from './reader-state.ts'
import { isViable } from './start-object.ts'
import { markerOf } from './vocabulary.ts'

const fenceLine = /^(`{3,}|~{3,})([^\n`]{0,80})\n/

const openFence = /^(?:`{1,}|~{1,})[^\n`]{0,80}$/

/** A second code block right after one that held a call: it may hold another. */
export function startNextFence(state: ReaderState, isOpen: boolean): LineStart {
  const window = state.input.slice(state.at, state.at + windowLength)
  const line = fenceLine.exec(window)
  if (line === null) return isOpen && openFence.test(window) ? 'wait' : 'prose'
  const viable = isViable(window.slice(line[0].length).trimStart(), state.resolver, isOpen)
  return viable === 'yes' ? startFence(state, window, isOpen) : viable === 'wait' ? 'wait' : 'prose'
}

export function startFence(state: ReaderState, window: string, isOpen: boolean): LineStart {
  const inline = startInlineFence(state, window, isOpen)
  if (inline !== 'prose') return inline
  const line = fenceLine.exec(window)
  if (line === null) return isOpen && openFence.test(window) ? 'wait' : 'prose'
  const [whole, ticks = '', info = ''] = line
  if (state.afterCall && info.trim() === '') {
    state.at += whole.length
    return 'changed'
  }
  const rest = window.slice(whole.length)
  const begins =
    state.line.announces === undefined ? callInFence(state, rest, info.trim().toLowerCase(), isOpen) : 'no'
  if (begins === 'wait') return 'wait'
  if (begins === 'no') {
    emitProse(state, whole)
    state.at += whole.length
    state.mode = 'fence'
    state.fence = ticks
    return 'changed'
  }
  state.at += whole.length
  beginUnmarked(state, begins, state.line.isStart ? 'whole' : 'tail', whole, undefined, ticks)
  if (state.pending !== undefined) state.pending.inFence = true
  return 'changed'
}

/** A code block on one line: ```` ```json {…} ``` ````. */
function startInlineFence(state: ReaderState, window: string, isOpen: boolean): LineStart {
  const inline = /^`{3,}\w*[^\S\n]+(?=[{[])/.exec(window)
  if (inline === null) return 'prose'
  const viable = isViable(window.slice(inline[0].length), state.resolver, isOpen)
  if (viable === 'wait') return 'wait'
  if (viable === 'no' || state.line.announces !== undefined) return 'prose'
  state.at += inline[0].length
  beginUnmarked(state, 'fenced-json', state.line.isStart ? 'whole' : 'tail', inline[0])
  if (state.pending !== undefined) state.pending.inFence = true
  return 'changed'
}

/** The format of the call that a code block may be, or `no`. */
function callInFence(state: ReaderState, rest: string, info: string, isOpen: boolean): string {
  const body = rest.trimStart()
  if (/^(?:diff|patch|markdown|md)\b/.test(info)) return 'no'
  if (body === '') return isOpen ? 'wait' : 'no'
  if (/^[{[]/.test(body)) {
    const viable = isViable(body, state.resolver, isOpen)
    return viable === 'yes' ? 'fenced-json' : viable
  }
  if (!state.line.isStart) return 'no'
  const at = state.at + fenceLength(state)
  const match = state.vocabulary.trie.match(state.input, at, state.final !== undefined)
  if (match === 'maybe') return 'wait'
  if (match !== undefined && markerOf(match, 'open') !== undefined) return 'fenced-json'
  if (info !== 'tool_code' && info !== 'python' && info !== '') return 'no'
  if (isOpen && /^print\s*(?:\(\s*)?$/.test(body)) return 'wait'
  const call = /^(?:print\s*\(\s*)?([A-Za-z_][\w.]*)\s*(\()?/.exec(body)
  if (call === null) return 'no'
  if (call[2] === undefined) return isOpen && call[0].length === body.length ? 'wait' : 'no'
  return state.resolver.resolve(call[1] ?? '') === undefined ? 'no' : 'tool-code'
}

function fenceLength(state: ReaderState): number {
  const window = state.input.slice(state.at, state.at + windowLength)
  const line = fenceLine.exec(window)?.[0].length ?? 0
  return line + (/^\s*/.exec(window.slice(line))?.[0].length ?? 0)
}
