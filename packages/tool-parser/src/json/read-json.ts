import type { Json } from '@orion-harness/core'
import { maxDepth } from './json-reading.ts'
import type { JsonReading, ReadJsonOptions } from './json-reading.ts'
import { readScalar, type Found } from './read-scalar.ts'
import { isQuote, isSpace, readString } from './read-string.ts'
import { noteSpelling } from './written-numbers.ts'

interface Cursor {
  readonly text: string
  readonly options: ReadJsonOptions
  readonly repairs: Set<string>
  at: number
  complete: boolean
}

/**
 * Reads the JSON value that begins at `options.at`, with the mistakes models make: Python literals and tuples, single
 * and typographic quotes, bare keys, comments, trailing commas, raw newlines, doubled braces, wrong escapes. Says
 * where the value ended and what was repaired. Undefined when there is no value or it cannot be read without a guess.
 * Linear in the length of the text; never throws.
 */
export function readJson(text: string, options: ReadJsonOptions = {}): JsonReading | undefined {
  const cursor: Cursor = {
    text,
    options,
    repairs: new Set(),
    at: options.at ?? 0,
    complete: true,
  }
  skipSpace(cursor)
  const found = readValue(cursor, 0)
  if (found === undefined) return undefined
  return { ...found, end: cursor.at, repairs: [...cursor.repairs], complete: cursor.complete }
}

/** Reads a text that is one JSON value and nothing else. Undefined when something else is there too. */
export function readWholeJson(text: string, options: ReadJsonOptions = {}): JsonReading | undefined {
  const reading = readJson(text, options)
  if (reading === undefined || text.slice(reading.end).trim() !== '') return undefined
  return reading
}

function readValue(cursor: Cursor, depth: number): Found | undefined {
  const { text, options } = cursor
  const character = text[cursor.at]
  if (character === undefined || depth > maxDepth) return undefined
  if (options.delimiter !== undefined && text.startsWith(options.delimiter, cursor.at))
    return readDelimited(cursor, options.delimiter)
  if (character === '{') return readObject(cursor, depth)
  if (character === '[' || character === '(') return readArray(cursor, depth)
  if (isQuote(character)) return readQuoted(cursor)
  const word = /[^\s,:{}[\]()"'<>/=]+/y
  word.lastIndex = cursor.at
  const bare = word.exec(text)?.[0]
  if (bare === undefined) return undefined
  if ((bare === 'r' || bare === 'R') && text[cursor.at + 1] === '"') return readRaw(cursor)
  const isWhole = options.bareValues !== true || endsValue(text, cursor.at + bare.length)
  const scalar = isWhole ? readScalar(bare, cursor.repairs) : undefined
  if (scalar !== undefined) {
    cursor.at += bare.length
    return scalar
  }
  return options.bareValues === true ? readBareText(cursor) : undefined
}

function endsValue(text: string, at: number): boolean {
  const end = /\s*(?:[,}\]]|$)/y
  end.lastIndex = at
  return end.test(text)
}

function readBareText(cursor: Cursor): Found | undefined {
  const end = cursor.text.slice(cursor.at).search(/[,}\]\n]/)
  const stop = end < 0 ? cursor.text.length : cursor.at + end
  const value = cursor.text.slice(cursor.at, stop).trim()
  if (value === '') return undefined
  cursor.at = stop
  cursor.repairs.add('bare-values')
  return { value }
}

function readQuoted(cursor: Cursor): Found | undefined {
  const reading = readString(cursor.text, cursor.at)
  if (reading === undefined) return undefined
  cursor.at = reading.end
  for (const repair of reading.repairs) cursor.repairs.add(repair)
  return { value: reading.value }
}

/** Python's `r"…"`: a backslash stands for itself, and a quote after one does not end the string. */
function readRaw(cursor: Cursor): Found | undefined {
  const { text } = cursor
  const from = cursor.at + 2
  let end = from
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
  if (end >= text.length) return undefined
  cursor.at = end + 1
  cursor.repairs.add('python-literals')
  return { value: text.slice(from, end) }
}

/** A string between the family's own delimiters; nothing in it is escaped. A missing end is the last bracket. */
function readDelimited(cursor: Cursor, delimiter: string): Found {
  const from = cursor.at + delimiter.length
  const end = cursor.text.indexOf(delimiter, from)
  if (end >= 0) {
    cursor.at = end + delimiter.length
    return { value: cursor.text.slice(from, end) }
  }
  const last = cursor.text.lastIndexOf('}')
  const stop = last < from ? cursor.text.length : last
  cursor.repairs.add('missing-delimiter')
  cursor.at = stop
  return { value: cursor.text.slice(from, stop) }
}

function readArray(cursor: Cursor, depth: number): Found | undefined {
  const tuple = cursor.text[cursor.at] === '('
  if (tuple) cursor.repairs.add('tuple')
  const value: Json[] = []
  cursor.at += 1
  while (!closes(cursor, tuple ? ')' : ']')) {
    if (cursor.at >= cursor.text.length) return openEnd(cursor, value)
    const item = readValue(cursor, depth + 1)
    if (item === undefined) return undefined
    noteSpelling(value, String(value.length), item.spelled)
    value.push(item.value)
    if (!separates(cursor, tuple ? ')' : ']')) return undefined
  }
  return { value }
}

function readObject(cursor: Cursor, depth: number): Found | undefined {
  cursor.at += 1
  skipSpace(cursor)
  if (cursor.text[cursor.at] === '{') return readDoubled(cursor, depth)
  const value: Record<string, Json> = {}
  while (!closes(cursor, '}')) {
    if (cursor.at >= cursor.text.length) return openEnd(cursor, value)
    const key = readKey(cursor)
    if (key === undefined) return undefined
    skipSpace(cursor)
    if (cursor.text[cursor.at] !== ':') return undefined
    cursor.at += 1
    if (cursor.options.bareValues !== true) skipSpace(cursor)
    else while (isSpace(cursor.text[cursor.at])) cursor.at += 1
    const member = readValue(cursor, depth + 1)
    if (member === undefined) return undefined
    Object.defineProperty(value, key, {
      value: member.value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
    noteSpelling(value, key, member.spelled)
    if (!separates(cursor, '}')) return undefined
  }
  return { value }
}

/** `{{…}}`: some adverts show their example with doubled braces and models copy them. */
function readDoubled(cursor: Cursor, depth: number): Found | undefined {
  if (depth > maxDepth) return undefined
  cursor.repairs.add('doubled-braces')
  const inner = readObject(cursor, depth + 1)
  if (inner === undefined) return undefined
  skipSpace(cursor)
  if (cursor.text[cursor.at] === '}') cursor.at += 1
  return inner
}

function readKey(cursor: Cursor): string | undefined {
  const { text, options } = cursor
  const { delimiter } = options
  if (delimiter !== undefined && text.startsWith(delimiter, cursor.at)) {
    const key = readDelimited(cursor, delimiter).value
    return typeof key === 'string' ? key : undefined
  }
  if (isQuote(text[cursor.at])) {
    const key = readQuoted(cursor)
    return typeof key?.value === 'string' ? key.value : undefined
  }
  const word = /[\p{L}\p{N}_$.-]+/uy
  word.lastIndex = cursor.at
  const bare = word.exec(text)?.[0]
  if (bare === undefined) return undefined
  cursor.at += bare.length
  if (delimiter === undefined) cursor.repairs.add('bare-keys')
  return bare
}

function openEnd(cursor: Cursor, value: Json): Found | undefined {
  cursor.complete = false
  if (cursor.options.allowMissingClosers !== true) return undefined
  cursor.repairs.add('missing-closers')
  return { value }
}

function closes(cursor: Cursor, bracket: string): boolean {
  skipSpace(cursor)
  if (cursor.text[cursor.at] !== bracket) return false
  cursor.at += 1
  return true
}

/** What may stand between two members: one comma, or, with a repair, only white space before a quoted key. */
function separates(cursor: Cursor, bracket: string): boolean {
  const before = cursor.at
  skipSpace(cursor)
  const character = cursor.text[cursor.at]
  if (character === undefined) {
    cursor.complete = false
    return cursor.options.allowMissingClosers === true
  }
  if (character === bracket) return true
  if (character === ',') {
    cursor.at += 1
    skipSpace(cursor)
    if (cursor.text[cursor.at] === bracket) cursor.repairs.add('trailing-comma')
    return true
  }
  if (character !== '"' || cursor.at === before) return false
  cursor.repairs.add('missing-comma')
  return true
}

function skipSpace(cursor: Cursor): void {
  const { text } = cursor
  for (;;) {
    const character = text[cursor.at]
    if (character === undefined) return
    if (character === '#' || (character === '/' && text[cursor.at + 1] === '/')) {
      cursor.repairs.add('comments')
      const end = text.indexOf('\n', cursor.at)
      cursor.at = end < 0 ? text.length : end + 1
    } else if (character === '/' && text[cursor.at + 1] === '*') {
      cursor.repairs.add('comments')
      const end = text.indexOf('*/', cursor.at + 2)
      cursor.at = end < 0 ? text.length : end + 2
    } else if (isSpace(character)) cursor.at += 1
    else return
  }
}
