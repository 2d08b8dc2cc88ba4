import type { LineStart } from './line-start-result.ts'
import { windowLength } from './line-start-result.ts'
import { emitProse } from './reader-state.ts'
import type { ReaderState } from './reader-state.ts'
import { startAction } from './start-action.ts'
import { startFence } from './start-fence.ts'
import { startJunk, startName } from './start-name.ts'
import { startObject } from './start-object.ts'
import { startBareHead, startTag } from './start-tag.ts'
import { markerOf } from './vocabulary.ts'

/** Looks at the first visible text of a line of prose. */
export function startLine(state: ReaderState): LineStart {
  const space = /^[^\S\n]+/.exec(state.input.slice(state.at, state.at + windowLength))?.[0]
  if (space !== undefined) {
    emitProse(state, space)
    state.at += space.length
    return 'changed'
  }
  if (state.inChannel || (!state.line.isStart && !mayBegin(state))) return 'prose'
  if (state.line.isQuoted) return 'prose'
  const window = state.input.slice(state.at, state.at + windowLength)
  const isOpen = state.final === undefined && window.length < windowLength
  if (state.line.isStart && window.startsWith('<')) {
    const head = skipTurnHead(state, window, isOpen)
    if (head !== 'prose') return head
  }
  const match = state.vocabulary.trie.match(state.input, state.at, state.final !== undefined)
  if (match === 'maybe') return 'wait'
  if (match !== undefined && markerOf(match, 'open') !== undefined && /^[`~]/.test(window)) return 'prose'
  if (/^[`~]/.test(window)) return startFence(state, window, isOpen)
  if (/^[{[]/.test(window)) return startObject(state)
  if (window.startsWith('<') && match === undefined) return startTag(state, window, isOpen)
  if (state.line.isStart && /^(?:a|c|t)/i.test(window)) {
    const head = startBareHead(state, window, isOpen)
    if (head !== 'prose') return head
  }
  if (isOpen && /^\*{1,2}$/.test(window)) return 'wait'
  if (/^(?:\*\*)?a/i.test(window)) {
    const action = startAction(state, window, isOpen)
    if (action !== 'prose') return action
  }
  if (state.callFormat === 'functionary' && state.line.isStart && window.startsWith('a')) {
    if (isOpen && 'all\n'.startsWith(window)) return 'wait'
    if (window.startsWith('all\n')) {
      state.at += 4
      return 'changed'
    }
  }
  const named = startName(state, window, isOpen)
  if (named !== 'prose' || !state.line.isStart) return named
  return startJunk(state, window, isOpen)
}

const turnHeads = [
  '<|im_start|>assistant\n',
  '<|start_header_id|>assistant<|end_header_id|>\n',
  '<|header_start|>assistant<|header_end|>\n',
  '<|start_of_role|>assistant<|end_of_role|>',
  '<|assistant|>\n',
  '<start_of_turn>model\n',
]

/** The head of the model's own turn, written once more at the start of the reply. */
function skipTurnHead(state: ReaderState, window: string, isOpen: boolean): LineStart {
  const head = turnHeads.find((one) => window.startsWith(one))
  if (head === undefined) return isOpen && turnHeads.some((one) => one.startsWith(window)) ? 'wait' : 'prose'
  state.at += head.length
  return 'changed'
}

/** A quick look at the first character: most lines begin with none that a call does. */
function mayBegin(state: ReaderState): boolean {
  const first = state.input[state.at] ?? ''
  if ('`~{[<*aAfFcC'.includes(first) || state.vocabulary.trie.firsts.has(first)) return true
  return state.resolver.firsts.has(first.toLowerCase())
}
