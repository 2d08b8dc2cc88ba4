import { foldName } from '../call/resolve-name.ts'
import type { NameResolver } from '../call/resolve-name.ts'
import type { LineStart } from './line-start-result.ts'
import { beginUnmarked } from './opening-mode.ts'
import type { ReaderState } from './reader-state.ts'
import { isViable } from './start-object.ts'

/** Kimi's id ends so, with the marker after it or with every marker lost. */
const countedMarker = /^:\d{1,6}\s{0,8}<\|tool_call_argument_begin\|>\s{0,8}\{/i
const countedObject = /^:\d{1,6}\s{0,8}\{/
/** What may still become something that says call on any line. */
const anywhereBegun =
  /^(?::\d{0,6}\s{0,8}(?:<[|a-z_]{0,32}>?\s{0,8})?|\s{0,8}(?:<[a-z_]{0,6})?|\[[a-z_]{0,8})$/i
/** Arguments right after the name, where the reply begins with it. */
const objectAfter = /^(?:\s{0,8}\(|\s?\{|(?=\s{0,7}\n)\s{1,8}(?:`{3}(?:json)?\s{0,8})?\{)/
const objectBegun = /^(?=\s{0,7}\n)\s{1,8}`{1,3}(?:j|js|jso|json)?\s{0,8}$/

/** The name of an offered tool, followed by what only a call has. */
export function startName(state: ReaderState, window: string, isOpen: boolean): LineStart {
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
  const isCounted = /^functions\./i.test(name) && countedObject.test(after)
  if (isCounted && !state.line.isStart) return 'prose'
  if (isCounted || countedMarker.test(after)) {
    beginUnmarked(state, 'kimi', isCounted ? 'whole' : 'sure')
    return 'changed'
  }
  if (/^\s{0,8}<arg_key/i.test(after)) {
    beginUnmarked(state, 'glm', 'sure')
    return 'changed'
  }
  if (/^\[(?:args|call_id)\]/i.test(after)) {
    beginUnmarked(state, 'mistral-v11', 'sure')
    return 'changed'
  }
  if (isOpen && anywhereBegun.test(after)) return 'wait'
  if (!state.line.isStart) return 'prose'
  if (isOpen && objectBegun.test(after)) return 'wait'
  if (!objectAfter.test(after)) return 'prose'
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
export function startJunk(state: ReaderState, window: string, isOpen: boolean): LineStart {
  const junk = /^([^\s\w{}[\]()<>`#*_|"'.:-]{1,8})\n\s{0,8}(?=\{)/.exec(window)
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
