import type { LineStart } from './line-start-result.ts'
import { beginUnmarked } from './opening-mode.ts'
import type { ReaderState } from './reader-state.ts'

/** `Action: f` with `Action Input: …`, or `Action:` with a block of JSON. */
export function startAction(state: ReaderState, window: string, isOpen: boolean): LineStart {
  if (state.line.announces === 'example') return 'prose'
  const block = /^(?:\*\*)?action:(?:\*\*)?\s*(`{3,8}\w*\s*)?(?=[[{])/i.exec(window)
  if (block !== null) {
    state.at += block[0].length
    const fence = block[1] === undefined ? undefined : '```'
    beginUnmarked(state, 'command-r', 'tail', block[0], undefined, fence)
    return 'changed'
  }
  const input =
    /^(?:\*\*)?action:(?:\*\*)?[^\S\n]*[`"']?([\w.\-:/]+)[`"']?(?:\(\))?[^\S\n]*\n\s*(?:\*\*)?action[ _]input:(?:\*\*)?[^\S\n]*/i.exec(
      window,
    )
  if (input !== null) {
    const name = input[1] ?? ''
    if (state.resolver.resolve(name) === undefined) return 'prose'
    if (isOpen && /^\*?$/.test(window.slice(input[0].length))) return 'wait'
    state.at += input[0].length
    beginUnmarked(state, 'react', 'tail', input[0], name)
    return 'changed'
  }
  const couldBe =
    /^(?:\*?\*?a?c?t?i?o?n?|(?:\*\*)?action:\*{0,2}\s*(?:`{0,8}\w*\s*|[`"']?[\w.\-:/]*[`"']?(?:\(\)?)?[^\S\n]*(?:\n\s*\*{0,2}[action_ input]*:?\*{0,2}[^\S\n]*)?))$/i
  return isOpen && couldBe.test(window) ? 'wait' : 'prose'
}
