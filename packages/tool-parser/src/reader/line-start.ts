import { foldName } from '../call/resolve-name.ts'
import type { NameResolver } from '../call/resolve-name.ts'
import { beginUnmarked } from './opening-mode.ts'
import { emitProse } from './reader-state.ts'
import type { ReaderState } from './reader-state.ts'
import { markerOf } from './vocabulary.ts'

/** `prose`: nothing special begins here. `wait`: more text is needed to tell. `changed`: something was taken. */
export type LineStart = 'prose' | 'wait' | 'changed'

const windowLength = 320
const fenceLine = /^(`{3,}|~{3,})([^\n`]{0,80})\n/
const openFence = /^(?:`{1,}|~{1,})[^\n`]{0,80}$/
const firstKeys: ReadonlySet<string> = new Set(
  'name function tool tool_name function_name recipient_name action arguments parameters args params input type id index tool_calls tool_call function_call function_calls calls call_id tool_call_id'.split(
    ' ',
  ),
)

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

/** A quick look at the first character: most lines begin with none that a call does. */
function mayBegin(state: ReaderState): boolean {
  const first = state.input[state.at] ?? ''
  if ('`~{[<*aAfFcC'.includes(first) || state.vocabulary.trie.firsts.has(first)) return true
  return state.resolver.firsts.has(first.toLowerCase())
}

function startFence(state: ReaderState, window: string, isOpen: boolean): LineStart {
  const line = fenceLine.exec(window)
  if (line === null) return startInlineFence(state, window, isOpen)
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
  if (inline === null) return isOpen && openFence.test(window) ? 'wait' : 'prose'
  const viable = isViable(window.slice(inline[0].length), state.resolver, isOpen)
  if (viable === 'wait') return 'wait'
  if (viable === 'no' || state.line.announces !== undefined)
    return isOpen && openFence.test(window) ? 'wait' : 'prose'
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
  const call = /^(?:print\s*\(\s*)?([A-Za-z_][\w.]*)(\s*\()?/.exec(body)
  if (call === null) return 'no'
  if (call[2] === undefined) return isOpen && call[0].length === body.length ? 'wait' : 'no'
  return state.resolver.resolve(call[1] ?? '') === undefined ? 'no' : 'tool-code'
}

function fenceLength(state: ReaderState): number {
  const window = state.input.slice(state.at, state.at + windowLength)
  const line = fenceLine.exec(window)?.[0].length ?? 0
  return line + (/^\s*/.exec(window.slice(line))?.[0].length ?? 0)
}

/** A bare object or list, at the start of a line or after the end of a sentence. */
export function startObject(state: ReaderState): LineStart {
  if (state.inChannel || !state.line.atSentence || state.line.isQuoted) return 'prose'
  if (state.line.announces !== undefined) return 'prose'
  const window = state.input.slice(state.at, state.at + windowLength)
  const isOpen = state.final === undefined && window.length < windowLength
  const viable = isViable(window, state.resolver, isOpen)
  if (viable === 'wait') return 'wait'
  if (viable === 'no') return 'prose'
  beginUnmarked(state, /^\[\s*[A-Za-z_]/.test(window) ? 'python-list' : 'bare-json', 'tail')
  return 'changed'
}

/** Whether a bracket may begin a call of an offered tool, as far as its first key and name tell. */
function isViable(window: string, resolver: NameResolver, isOpen: boolean): 'yes' | 'no' | 'wait' {
  const unsure = isOpen ? 'wait' : 'no'
  const python = /^\[\s*([A-Za-z_][\w.]*)(\s*\()?/.exec(window)
  if (python !== null) {
    if (python[2] !== undefined) return resolver.resolve(python[1] ?? '') === undefined ? 'no' : 'yes'
    return python[0].length === window.length ? unsure : 'no'
  }
  const key = /^\[?\s*\{\s*\{?\s*["'\u201c]?([\w.-]+)["'\u201d]?\s*:\s*/.exec(window)
  if (key === null)
    return /^(?:\[\s*)?(?:\{\s*)?(?:\{\s*)?["'\u201c]?[\w.-]*["'\u201d]?\s*$/.test(window) ? unsure : 'no'
  const [head, written = ''] = key
  const rest = window.slice(head.length)
  if (resolver.resolve(written) !== undefined && /^(?:\{|$)/.test(rest)) return rest === '' ? unsure : 'yes'
  if (!firstKeys.has(written)) return 'no'
  if (!/^(?:name|function|tool|tool_name|function_name|recipient_name|action)$/.test(written)) return 'yes'
  if (rest === '') return unsure
  if (rest.startsWith('{')) return 'yes'
  const value = /^["'\u201c]([^"'\u201d]*)(["'\u201d])?/.exec(rest)
  if (value === null) return 'no'
  if (value[2] === undefined) return value[0].length === rest.length ? unsure : 'no'
  return resolver.resolve(value[1] ?? '') === undefined ? 'no' : 'yes'
}

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
    if (isOpen && input[0].length === window.length) return 'wait'
    state.at += input[0].length
    beginUnmarked(state, 'react', 'tail', input[0], name)
    return 'changed'
  }
  const couldBe =
    /^(?:\*?\*?a?c?t?i?o?n?|(?:\*\*)?action:(?:\*\*)?\s*(?:`{0,8}\w*\s*|[`"']?[\w.\-:/]*[`"']?(?:\(\)?)?[^\S\n]*(?:\n\s*(?:\*\*)?[action_ input]*:?(?:\*\*)?[^\S\n]*)?))$/i
  return isOpen && couldBe.test(window) ? 'wait' : 'prose'
}

/** The name of an offered tool, followed by what only a call has. */
function startName(state: ReaderState, window: string, isOpen: boolean): LineStart {
  if (isOpen && /^call\s*:?\s*$/.test(window)) return 'wait'
  const word = /^(?:call\s*:\s*)?([A-Za-z_][\w.-]*)/.exec(window)
  if (word === null) return /^call\s*:?\s*$/.test(window) && isOpen ? 'wait' : 'prose'
  const [whole, name = ''] = word
  const isEnd = isOpen && whole.length === window.length
  if (isEnd) return couldBecomeName(name, state.resolver) ? 'wait' : 'prose'
  const plain = name.replace(/^functions?\.?(?=\w)/, '')
  const found = state.resolver.resolve(name) ?? state.resolver.resolve(plain)
  if (found === undefined || ![name, plain].some((one) => foldName(found.tool.name) === foldName(one)))
    return isOpen && /^call\s*$/.test(window) ? 'wait' : 'prose'
  const after = window.slice(whole.length)
  if (/^\s*<arg_key/i.test(after)) {
    beginUnmarked(state, 'glm', 'sure')
    return 'changed'
  }
  if (isOpen && /^\s*(?:<[a-z_]{0,6})?$/i.test(after) && after.length < 16) return 'wait'
  if (/^\[(?:args|call_id)\]/i.test(after)) {
    beginUnmarked(state, 'mistral-v11', 'sure')
    return 'changed'
  }
  if (isOpen && /^\[[a-z_]{0,8}$/i.test(after)) return 'wait'
  if (!state.line.isStart) return 'prose'
  if (isOpen && /^\s*$/.test(after) && after.length < 16) return 'wait'
  if (isOpen && /^\s*\n\s*`{1,3}\w*\s*$/.test(after) && after.length < 24) return 'wait'
  if (!/^(?:\s*\(|\s?\{|\s*\n\s*(?:`{3}(?:json)?\s*)?\{)/.test(after)) return 'prose'
  const isOwn = state.callFormat === 'functionary' && !/^\s*\(/.test(after)
  if (after.trimStart().startsWith('(')) {
    beginUnmarked(state, 'python-call', 'whole')
    return 'changed'
  }
  const format = whole.startsWith('call') ? 'gemma4' : 'functionary'
  state.at += whole.length
  beginUnmarked(
    state,
    format,
    isOwn ? 'sure' : 'whole',
    whole,
    state.resolver.resolve(name) === undefined ? plain : name,
  )
  return 'changed'
}

function couldBecomeName(written: string, resolver: NameResolver): boolean {
  if ('functions.'.startsWith(written.toLowerCase()) || 'call'.startsWith(written)) return true
  const plain = foldName(written.replace(/^functions?\.?(?=\w)/, ''))
  return resolver.tools.some((tool) => foldName(tool.name).startsWith(plain))
}

/** A short line of junk before an object: a wrong token in place of the marker. */
function startJunk(state: ReaderState, window: string, isOpen: boolean): LineStart {
  const junk = /^([^\s\w{}[\]()<>`#*_|"'.:-]{1,8})\n\s*(?=\{)/.exec(window)
  if (junk !== null) {
    const rest = window.slice(junk[0].length)
    const viable = isViable(rest, state.resolver, isOpen)
    if (viable === 'wait') return 'wait'
    if (viable === 'no') return 'prose'
    state.at += junk[0].length
    beginUnmarked(state, 'bare-json', 'tail', junk[0])
    return 'changed'
  }
  return isOpen && /^[^\s\w{}[\]()<>`#*_|"'.:-]{1,8}(?:\n\s{0,8})?$/.test(window) ? 'wait' : 'prose'
}

/** Tags of documents: what stands in them is shown, not done. */
const documentTags: ReadonlySet<string> = new Set(
  'a article aside b blockquote body code data dd details div document dl dt em example examples footer h1 h2 h3 head header html i input json kbd li log main note ol output p pre quote result sample samp schema script section span strong style summary table td template th tr u ul var xml'.split(
    ' ',
  ),
)

/** A tag that no format knows, alone around a whole call of an offered tool. */
function startTag(state: ReaderState, window: string, isOpen: boolean): LineStart {
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
function startBareHead(state: ReaderState, window: string, isOpen: boolean): LineStart {
  if (/^(?:assistant)?\s*to=[^\n]*<\|/i.test(window)) {
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
    /^(?:a?s?s?i?s?t?a?n?t?|(?:assistant)?\s*(?:commentary|analysis|c[a-z]*|a[a-z]*)?\s*(?:t|to|to=[\w.:/<|>-]*(?:\s*\w{0,12}\s*)?)?)$/i
  return isOpen && couldBe.test(window) && window.length < 100 ? 'wait' : 'prose'
}
