import type { LineStart } from './line-start-result.ts'
import { beginUnmarked } from './opening-mode.ts'
import type { ReaderState } from './reader-state.ts'
import { isViable } from './start-object.ts'

/** Tags of documents: what stands in them is shown, not done. */
const documentTags: ReadonlySet<string> = new Set(
  'a article aside b blockquote body code data dd details div document dl dt em example examples footer h1 h2 h3 head header html i input json kbd li log main note ol output p pre quote result sample samp schema script section span strong style summary table td template th tr u ul var xml'.split(
    ' ',
  ),
)

/** A tag that no format knows, alone around a whole call of an offered tool. */
export function startTag(state: ReaderState, window: string, isOpen: boolean): LineStart {
  if (state.line.announces !== undefined) return 'prose'
  const tag = /^<([a-z][\w:-]{0,30})>\s*(?=[{[])/i.exec(window)
  if (tag === null) return isOpen && /^<(?:[a-z][\w:-]{0,30}(?:>\s*)?)?$/i.test(window) ? 'wait' : 'prose'
  const name = tag[1] ?? ''
  if (documentTags.has(name.toLowerCase())) return 'prose'
  const viable = isViable(window.slice(tag[0].length), state.resolver, isOpen)
  if (viable === 'wait') return 'wait'
  if (viable === 'no') return 'prose'
  state.at += tag[0].length
  beginUnmarked(state, 'tagged-json', 'tail', tag[0])
  if (state.pending !== undefined) {
    state.pending.tag = name
    state.pending.repairs.push('unknown-tag')
  }
  return 'changed'
}

const bareHead =
  /^(?:assistant)?\s*(?:(?:commentary|analysis)\s*)?to=([\w.:/-]+?)(?:<\|channel\|>\s*\w+|commentary)*\s*(?:(?:<\|constrain\|>)?\s*(?:json|code))?\s*(?=\{)/i

/** The head of a channel message whose markers were lost, at the start of the reply. */
export function startBareHead(state: ReaderState, window: string, isOpen: boolean): LineStart {
  if (/^(?:assistant)?\s*to=[\w.:/-]*(?:\s*\w{0,12}\s*)?<\|/i.test(window)) {
    state.header = ''
    state.mode = 'header'
    return 'changed'
  }
  const head = bareHead.exec(window)
  const name = head?.[1]
  if (head !== null && name !== undefined) {
    if (state.resolver.resolve(name) === undefined) return 'prose'
    state.at += head[0].length
    beginUnmarked(state, 'harmony', 'whole', head[0], name)
    return 'changed'
  }
  const couldBe =
    /^(?:a?s?s?i?s?t?a?n?t?|(?:assistant)?\s*(?:commentary|analysis|c[a-z]*|a[a-z]*)?\s*(?:t|to|to=[\w.:/<|>-]*(?:\s*\w{0,12}\s*)?<?)?)$/i
  return isOpen && couldBe.test(window) ? 'wait' : 'prose'
}
