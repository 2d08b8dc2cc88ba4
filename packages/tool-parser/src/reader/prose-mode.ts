import { endOfResult } from './end-of-result.ts'
import { beginCall, beginUnmarked } from './opening-mode.ts'
import { startLine } from './line-start.ts'
import { startAction } from './start-action.ts'
import { startNextFence } from './start-fence.ts'
import { startObject } from './start-object.ts'
import { emitProse } from './reader-state.ts'
import type { Certainty, ReaderState } from './reader-state.ts'
import type { MarkerMatch } from './marker-trie.ts'
import { resolveHeld } from './finish-call.ts'
import { markerOf } from './vocabulary.ts'

/** Reads prose or reasoning up to the next thing that is neither. */
export function stepProse(state: ReaderState): boolean {
  const { input } = state
  const isFinal = state.final !== undefined
  if (state.at >= input.length) return false
  if (state.line.isBlank && state.base === 'text') {
    const started = startLine(state)
    if (started !== 'prose') return started === 'changed'
  }
  const special = nextSpecial(state)
  if (special === null) {
    emitProse(state, input.slice(state.at))
    state.at = input.length
    return false
  }
  const character = special[0][0] ?? ''
  const stop = character === '\n' ? special.index + 1 : special.index
  if (stop > state.at) {
    emitProse(state, input.slice(state.at, stop))
    state.at = stop
  }
  if (character === '\n') return true
  const match = state.vocabulary.trie.match(input, state.at, isFinal)
  if (match === 'maybe') return false
  if (match === undefined) {
    if ('[{'.includes(character) && state.base === 'text') {
      const begun = startObject(state)
      if (begun !== 'prose') return begun === 'changed'
    }
    if (state.final !== undefined && state.final !== 'stop' && dropCutMarker(state)) return true
    return plain(state, 1)
  }
  return takeMarker(state, match)
}

/** Where something other than plain words may begin. What stood before this text decides about its first word. */
function nextSpecial(state: ReaderState): RegExpExecArray | null {
  const { specials, wordMarkers } = state.vocabulary
  wordMarkers.lastIndex = state.at
  const first = state.line.atWord ? wordMarkers.exec(state.input) : null
  if (first !== null) return first
  specials.lastIndex = state.at
  return specials.exec(state.input)
}

/** The start of a marker at the end of a truncated reply is not shown. */
function dropCutMarker(state: ReaderState): boolean {
  const rest = state.input.slice(state.at)
  if (rest.length < 2 || rest.length > state.vocabulary.trie.longest || state.line.isQuoted) return false
  if (!/^[<[]/.test(rest) || state.vocabulary.trie.match(state.input, state.at, false) !== 'maybe')
    return false
  state.at = state.input.length
  state.sink.dropSpace()
  return true
}

function plain(state: ReaderState, length: number): boolean {
  emitProse(state, state.input.slice(state.at, state.at + length))
  state.at += length
  return true
}

function takeMarker(state: ReaderState, match: MarkerMatch): boolean {
  const { length } = match
  if (state.line.isQuoted) return plain(state, length)
  const text = state.input.slice(state.at, state.at + length)
  if (state.base === 'reasoning') {
    const isEnd = markerOf(match, 'think-close') !== undefined
    const endsChannel =
      state.inChannel && (markerOf(match, 'channel') ?? markerOf(match, 'close')) !== undefined
    if (isEnd || endsChannel) return endReasoning(state, match)
  } else {
    if (markerOf(match, 'think-open') !== undefined && state.line.isBlank) {
      state.at += length
      state.base = 'reasoning'
      state.inChannel = false
      state.sink.skipBlank()
      state.line.restart()
      return true
    }
    if (markerOf(match, 'think-close') !== undefined && state.line.isBlank) {
      state.at += length
      state.sink.skipBlank()
      state.line.restart()
      return true
    }
    if (markerOf(match, 'result') !== undefined && state.nextIndex > 0) return cut(state)
    if (markerOf(match, 'turn-end') !== undefined && state.nextIndex > 0) return cut(state)
    if (markerOf(match, 'result') !== undefined && state.line.isBlank) {
      state.region = endOfResult(text)
      state.mode = 'region'
      return plain(state, length)
    }
    if (markerOf(match, 'comment') !== undefined) {
      state.region = '-->'
      state.mode = 'region'
      return plain(state, length)
    }
    if (markerOf(match, 'section') !== undefined) {
      state.at += length
      state.sink.skipBlank()
      return true
    }
  }
  if (
    markerOf(match, 'channel') !== undefined &&
    (state.callFormat === 'harmony' || state.line.isBlank || state.inChannel)
  ) {
    state.header = ''
    state.mode = 'header'
    return true
  }
  const open = markerOf(match, 'open', state.callFormat)
  if (open !== undefined) {
    const isWord = /^\w/.test(text)
    const isOther = open.own === true && open.format !== state.callFormat
    if (isOther || (/^[`~]/.test(text) && !state.line.isBlank)) return plain(state, 1)
    if (isWord && !state.line.isBlank && !state.line.atWord) return plain(state, 1)
    const taken = length - (open.overlap ?? 0)
    const written = state.input.slice(state.at, state.at + taken)
    if (!state.line.isBlank && /^<(?:function|invoke)/i.test(text)) {
      const isKnown = namesTool(state, length)
      if (isKnown === undefined) return false
      if (!isKnown) return plain(state, length)
    }
    state.at += taken
    beginCall(state, open, written, certaintyHere(state))
    return true
  }
  if (markerOf(match, 'close') !== undefined && (state.afterCall || state.inChannel)) {
    const ended = state.inChannel
    state.at += length
    state.sink.dropSpace()
    if (ended) {
      state.header = ''
      state.inChannel = false
      state.mode = 'header'
    }
    return true
  }
  return plain(state, length)
}

/** Whether the tag at hand names an offered tool. Undefined when more text is needed to tell. */
function namesTool(state: ReaderState, length: number): boolean | undefined {
  const window = state.input.slice(state.at + length, state.at + length + 160)
  const end = window.search(/[<>\n]/)
  if (end < 0) return state.final === undefined && window.length < 160 ? undefined : false
  const name = /^\s*(?:name\s*=\s*)?["']?([^"'\s]+)/.exec(window.slice(0, end))?.[1] ?? ''
  return window[end] === '>' && state.resolver.resolve(name) !== undefined
}

function certaintyHere(state: ReaderState): Certainty {
  if (state.base === 'reasoning') return 'sure'
  const announced = state.line.announces
  return announced === 'example' || announced === 'hint' ? announced : 'sure'
}

function endReasoning(state: ReaderState, match: MarkerMatch): boolean {
  state.base = 'text'
  state.sink.skipBlank()
  state.line.restart()
  if (state.inChannel) {
    state.inChannel = false
    state.header = ''
    if (markerOf(match, 'channel') === undefined) state.at += match.length
    state.mode = 'header'
    return true
  }
  state.at += match.length
  return true
}

/** What follows was invented by the model: a result, or a turn that is not its own. */
export function cut(state: ReaderState): boolean {
  state.mode = 'cut'
  state.sink.dropSpace()
  return true
}

/** Reads after a call that only what follows can confirm. */
export function stepHeld(state: ReaderState): boolean {
  const { input } = state
  const isFinal = state.final !== undefined
  let at = state.at
  while (at < input.length && /\s/.test(input[at] ?? '')) at += 1
  keep(state, input.slice(state.at, at))
  state.at = at
  const character = input[at]
  if (character === undefined) {
    if (isFinal) resolveHeld(state, 'end')
    return isFinal
  }
  const match = state.vocabulary.trie.match(input, at, isFinal)
  if (match === 'maybe') return false
  if (match !== undefined) {
    const ends = (markerOf(match, 'turn-end') ?? markerOf(match, 'result')) !== undefined
    if (ends && state.base === 'text' && state.heldCertainty !== 'example') {
      resolveHeld(state, 'confirmed')
      return cut(state)
    }
    if (markerOf(match, 'close') !== undefined) {
      keep(state, input.slice(at, at + match.length))
      state.at = at + match.length
      return true
    }
    const open = markerOf(match, 'open', state.callFormat)
    if (
      open !== undefined &&
      (open.overlap ?? 0) === 0 &&
      state.heldCertainty !== 'tail' &&
      state.heldCertainty !== 'whole'
    ) {
      state.at = at + match.length
      beginCall(state, open, input.slice(at, at + match.length), state.heldCertainty)
      return true
    }
  }
  if (state.heldCertainty === 'tail' || state.heldCertainty === 'whole') {
    const observation = /^(?:observation|final answer|thought)\s*:/i
    const window = input.slice(at, at + 16)
    if (/^[oft]/i.test(window) && window.length < 16 && !isFinal) return false
    if (observation.test(window)) {
      resolveHeld(state, 'confirmed')
      return cut(state)
    }
    if (/^a/i.test(window)) {
      const action = startAction(state, input.slice(at, at + 320), !isFinal)
      if (action !== 'prose') return action === 'changed'
    }
    if (!isFinal && character === '`' && '```'.startsWith(input.slice(at))) return false
    if (input.startsWith('```', at)) {
      const next = startNextFence(state, !isFinal)
      if (next !== 'prose') return next === 'changed'
      const end = /^`{3,}[^\S\n]*(\n|$)/.exec(input.slice(at, at + 80))
      if (end?.[1] === '' && !isFinal) return false
      if (end !== null) {
        keep(state, end[0])
        state.at = at + end[0].length
        return true
      }
    } else if ((character === ';' || character === ',' || character === '`') && state.base === 'text') {
      keep(state, character)
      state.at += 1
      return true
    }
    if (match === undefined && (character === '{' || (character === '[' && state.heldCertainty === 'tail'))) {
      beginUnmarked(state, 'bare-json', state.heldCertainty)
      return true
    }
  }
  const fence = openFence(state.held.map((one) => one.raw).join(''))
  resolveHeld(state, 'followed')
  if (fence !== undefined && (state.heldCertainty === 'tail' || state.heldCertainty === 'whole')) {
    state.mode = 'fence'
    state.fence = fence
  }
  return true
}

/** The mark of the code block that is open at the end of a text. */
function openFence(text: string): string | undefined {
  let open: string | undefined
  for (const [, mark = ''] of text.matchAll(/^[ \t]*(`{3,}|~{3,})/gm))
    open = open === undefined ? mark : mark.startsWith(open) ? undefined : open
  return open
}

function keep(state: ReaderState, text: string): void {
  const last = state.held.at(-1)
  if (last !== undefined && text !== '') state.held[state.held.length - 1] = { ...last, raw: last.raw + text }
}
