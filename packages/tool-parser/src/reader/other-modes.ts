import { emitOutcomes, failedOutcome } from './finish-call.ts'
import { beginUnmarked } from './opening-mode.ts'
import { emitProse } from './reader-state.ts'
import type { ReaderState } from './reader-state.ts'

/** Reads inside a code block, where nothing is a call, up to its end. */
export function stepFence(state: ReaderState): boolean {
  const { input, fence } = state
  const isFinal = state.final !== undefined
  while (state.at < input.length) {
    if (!state.line.isBlank) {
      const end = input.indexOf('\n', state.at)
      const stop = end < 0 ? input.length : end + 1
      emitProse(state, input.slice(state.at, stop))
      state.at = stop
      continue
    }
    const window = input.slice(state.at, state.at + 80)
    const ends = new RegExp(`^[^\\S\\n]*${fence}${fence[0] ?? ''}*[^\\S\\n]*(?:\\n|$)`).exec(window)
    const couldEnd = /^[^\S\n]*[`~]*[^\S\n]*$/.test(window) && window.length < 80
    if (couldEnd && !isFinal) return false
    if (ends !== null) {
      emitProse(state, ends[0])
      state.at += ends[0].length
      state.mode = 'prose'
      return true
    }
    const line = /^[^\n]*\n?/.exec(window)?.[0] ?? ''
    emitProse(state, line === '' ? window : line)
    state.at += line.length
  }
  return false
}

/** Reads an echoed result, where nothing is a call, up to its end marker. */
export function stepRegion(state: ReaderState): boolean {
  const { input, region } = state
  const end = input.indexOf(region, state.at)
  if (end >= 0) {
    emitProse(state, input.slice(state.at, end + region.length))
    state.at = end + region.length
    state.mode = 'prose'
    return true
  }
  const keep = state.final === undefined ? partialSuffix(input, state.at, region) : 0
  emitProse(state, input.slice(state.at, input.length - keep))
  state.at = input.length - keep
  return false
}

function partialSuffix(text: string, from: number, marker: string): number {
  for (let length = Math.min(marker.length - 1, text.length - from); length > 0; length -= 1)
    if (marker.startsWith(text.slice(text.length - length))) return length
  return 0
}

/** Drops everything: the model's turn is over. */
export function stepCut(state: ReaderState): boolean {
  state.at = state.input.length
  return false
}

const longestHeader = 320

/** Reads the head of a channel message: who it is for and which channel it is on. */
export function stepHeader(state: ReaderState): boolean {
  const { input } = state
  const isFinal = state.final !== undefined
  const window = input.slice(state.at, state.at + longestHeader)
  const end = window.indexOf('<|message|>')
  if (end < 0) {
    const couldGoOn = window.length < longestHeader && isHead(window, true)
    if (couldGoOn && !isFinal) return false
    state.mode = 'prose'
    state.inChannel = false
    if (couldGoOn || window.trim() === '') {
      state.at = isFinal && couldGoOn ? input.length : state.at
      return true
    }
    emitProse(state, window.slice(0, 1))
    state.at += 1
    return true
  }
  const head = window.slice(0, end)
  const after = window.slice(end + '<|message|>'.length)
  const first = after.search(/\S/)
  if (first < 0 && !isFinal && window.length < longestHeader) return false
  if (!isHead(head, false)) {
    state.mode = 'prose'
    state.inChannel = false
    emitProse(state, window.slice(0, 1))
    state.at += 1
    return true
  }
  state.at += end + '<|message|>'.length
  enterMessage(state, head, after[first] ?? '', head + '<|message|>')
  return true
}

const headWords = ['assistant', 'analysis', 'commentary', 'final', 'json', 'code', 'plaintext']
const headTokens = ['<|start|>', '<|channel|>', '<|constrain|>', '<|message|>']

/** True for the head of a channel message; with `isPart`, also for the beginning of one. */
function isHead(head: string, isPart: boolean): boolean {
  if (head.includes('\n')) return false
  const open = isPart ? head.lastIndexOf('<') : -1
  const isCut = open >= 0 && headTokens.some((token) => token.startsWith(head.slice(open)))
  const plain = (isCut ? head.slice(0, open) : head).replace(/<\|(?:start|channel|constrain)\|>/g, ' ')
  const words = plain.split(/\s+/).filter((word) => word !== '')
  const isOpen = isPart && !isCut
  return words.every((word, index) => {
    if (/^(?:to=[^\s<]*|functions\.[^\s<]*)$/.test(word) || headWords.includes(word)) return true
    if (!isOpen || index < words.length - 1) return false
    return [...headWords, 'to=', 'functions.'].some((known) => known.startsWith(word))
  })
}

function enterMessage(state: ReaderState, head: string, first: string, raw: string): void {
  const recipient = /\bto=([^\s<]+)/.exec(head)?.[1]
  const channel = [...head.matchAll(/<\|channel\|>\s*(\w+)/g)].at(-1)?.[1]
  state.line.restart()
  state.mode = 'prose'
  state.inChannel = true
  if (recipient !== undefined && recipient !== 'assistant' && recipient !== 'all' && recipient !== 'user') {
    if (first === '{' || first === '') beginUnmarked(state, 'harmony', 'sure', raw, recipient)
    return
  }
  if (channel === 'analysis') {
    state.base = 'reasoning'
    state.sink.skipBlank()
    return
  }
  state.base = 'text'
  if (channel !== 'commentary' || first !== '{') {
    state.sink.skipBlank()
    return
  }
  const problem =
    'A tool call could not be read: it does not say which tool it is for. Write the call again with "to=functions.NAME".'
  emitOutcomes(state, [failedOutcome({ format: 'harmony', raw }, problem)])
  state.region = ''
  state.mode = 'cut'
}
