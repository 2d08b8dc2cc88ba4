import type { Json } from '@orion-harness/core'
import type { RawCall } from '../call/raw-call.ts'
import { readJson } from './read-json.ts'
import { fromSpelled, noteSpelling, type SpelledEntry } from './written-numbers.ts'

/** Calls written as Python, with the offset after the last. */
export interface PythonCalls {
  readonly calls: readonly RawCall[]
  readonly end: number
}

const identifier = /[A-Za-z_][\w.\-:/]*/y

/**
 * Reads `f(x="v")` or `[f(x="v"), g()]`, with `print(…)` around it or without. Values are Python or JSON literals.
 * Undefined when anything else is there: an expression is never evaluated. `allowMissingClosers` accepts a list that
 * ends without its bracket, or without the round one of its last call.
 */
export function readPythonCalls(text: string, allowMissingClosers = false): PythonCalls | undefined {
  const start = skipSpace(text, 0)
  if (text[start] !== '[') return readOne(text, start)
  const calls: RawCall[] = []
  let next = skipSpace(text, start + 1)
  while (text[next] !== ']') {
    const one = readOne(text, next, allowMissingClosers)
    if (one === undefined) return undefined
    calls.push(...one.calls)
    next = skipSpace(text, one.end)
    if (text[next] === ',') next = skipSpace(text, next + 1)
    else if (text[next] === undefined && allowMissingClosers)
      return {
        calls: calls.map((call) => ({ ...call, repairs: [...call.repairs, 'missing-closers'] })),
        end: next,
      }
    else if (text[next] !== ']') return undefined
  }
  return { calls, end: next + 1 }
}

function readOne(text: string, at: number, mayLackBracket = false): PythonCalls | undefined {
  identifier.lastIndex = at
  const name = identifier.exec(text)?.[0]
  if (name === undefined) return undefined
  const open = skipSpace(text, at + name.length)
  if (text[open] !== '(') return undefined
  if (name === 'print') return readPrinted(text, open + 1)
  const named: SpelledEntry[] = []
  const positional: Json[] = []
  const repairs = new Set<string>()
  let next = skipSpace(text, open + 1)
  const listEnds = (): boolean => mayLackBracket && text[next] === ']' && text.slice(next + 1).trim() === ''
  while (text[next] !== ')' && !listEnds()) {
    const key = /[A-Za-z_][\w-]*(?=\s*=(?!=))/y
    key.lastIndex = next
    const keyword = key.exec(text)?.[0]
    if (keyword !== undefined) next = skipSpace(text, skipSpace(text, next + keyword.length) + 1)
    const reading = readJson(text, { at: next })
    if (reading === undefined || !reading.complete) return undefined
    for (const repair of reading.repairs) if (!native.has(repair)) repairs.add(repair)
    const { value: item, spelled } = reading
    if (keyword === undefined) {
      noteSpelling(positional, String(positional.length), spelled)
      positional.push(item)
    } else named.push({ key: keyword, value: item, spelled })
    next = skipSpace(text, reading.end)
    if (text[next] === ',') next = skipSpace(text, next + 1)
    else if (text[next] !== ')' && !listEnds()) return undefined
  }
  if (text[next] === ']') repairs.add('missing-closers')
  const { value, spread } = collect(named, positional)
  const call: RawCall = {
    name,
    arguments: value,
    textual: false,
    ...(spread.length === 0 ? {} : { positional: spread }),
    repairs: [...repairs],
  }
  return { calls: [call], end: text[next] === ']' ? next : next + 1 }
}

/** One positional object and nothing else is the arguments object itself: `f({"x": "v"})`. */
function collect(
  named: readonly SpelledEntry[],
  positional: readonly Json[],
): { readonly value: Json; readonly spread: readonly Json[] } {
  const [only] = positional
  const isObject = typeof only === 'object' && only !== null && !Array.isArray(only)
  if (named.length === 0 && positional.length === 1 && isObject) return { value: only, spread: [] }
  return { value: fromSpelled(named), spread: positional }
}

/** What Python itself writes is no repair in a Python call. */
const native: ReadonlySet<string> = new Set([
  'single-quotes',
  'python-literals',
  'tuple',
  'triple-quotes',
  'trailing-comma',
  'comments',
])

function readPrinted(text: string, at: number): PythonCalls | undefined {
  const inner = readOne(text, skipSpace(text, at))
  if (inner === undefined) return undefined
  const close = skipSpace(text, inner.end)
  if (text[close] !== ')') return undefined
  return {
    calls: inner.calls.map((call) => ({ ...call, repairs: [...call.repairs, 'print-wrapper'] })),
    end: close + 1,
  }
}

/** The offset of the first character from `at` on that is no white space. */
export function skipSpace(text: string, at: number): number {
  const space = /\s*/y
  space.lastIndex = at
  return at + (space.exec(text)?.[0].length ?? 0)
}
