import type { NameResolver } from '../call/resolve-name.ts'
import type { LineStart } from './line-start-result.ts'
import { windowLength } from './line-start-result.ts'
import { beginUnmarked } from './opening-mode.ts'
import type { ReaderState } from './reader-state.ts'

const firstKeys: ReadonlySet<string> = new Set(
  'name function tool tool_name function_name recipient_name action arguments parameters args params input type id index tool_calls tool_call function_call function_calls calls call_id tool_call_id'.split(
    ' ',
  ),
)

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
export function isViable(window: string, resolver: NameResolver, isOpen: boolean): 'yes' | 'no' | 'wait' {
  const unsure = isOpen ? 'wait' : 'no'
  const python = /^\[\s*([A-Za-z_][\w.]*)\s*(\()?/.exec(window)
  if (python !== null) {
    if (python[2] !== undefined) return resolver.resolve(python[1] ?? '') === undefined ? 'no' : 'yes'
    return python[0].length === window.length ? unsure : 'no'
  }
  const key = /^\[?\s*\{\s*\{?\s*["'\u201c]?([\w.-]+)["'\u201d]?\s*:\s*/.exec(window)
  if (key === null)
    return /^(?:\[\s*)?(?:\{\s*)?(?:\{\s*)?["'\u201c]?[\w.-]*["'\u201d]?\s*$/.test(window) ? unsure : 'no'
  const [head, written = ''] = key
  const rest = window.slice(head.length)
  if (!firstKeys.has(written)) return 'no'
  if (!/^(?:name|function|tool|tool_name|function_name|recipient_name|action)$/.test(written)) return 'yes'
  if (rest === '') return unsure
  if (rest.startsWith('{')) return 'yes'
  const value = /^["'\u201c]([^"'\u201d]*)(["'\u201d])?/.exec(rest)
  if (value === null) return 'no'
  if (value[2] === undefined) return value[0].length === rest.length ? unsure : 'no'
  return resolver.resolve(value[1] ?? '') === undefined ? 'no' : 'yes'
}
