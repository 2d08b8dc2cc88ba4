import type { Json } from '@orion-harness/core'

/** A Python call with keyword arguments only. */
export interface PythonCall {
  readonly name: string
  readonly arguments: Readonly<Record<string, Json>>
}

/** Reads `[f(a=1), g(b='x')]` as `ast.parse` would; undefined when it is anything else. */
export function pythonCalls(text: string): readonly PythonCall[] | undefined {
  const cursor = { text, at: 0 }
  const calls: PythonCall[] = []
  if (!skip(cursor, '[')) return undefined
  do {
    const call = readCall(cursor)
    if (call === undefined) return undefined
    calls.push(call)
  } while (skip(cursor, ','))
  return skip(cursor, ']') && cursor.text.slice(cursor.at).trim() === '' ? calls : undefined
}

/** Reads one Python literal, as `ast.literal_eval` would; undefined when it is none. */
export function pythonLiteral(text: string): Json | undefined {
  const cursor = { text, at: 0 }
  const value = readValue(cursor)
  return cursor.text.slice(cursor.at).trim() === '' ? value : undefined
}

interface Cursor {
  readonly text: string
  at: number
}

function take(cursor: Cursor, pattern: RegExp): string | undefined {
  const match = new RegExp(`\\s*(?:${pattern.source})`, 'uy')
  match.lastIndex = cursor.at
  const found = match.exec(cursor.text)?.[0]
  if (found !== undefined) cursor.at += found.length
  return found?.trim()
}

function skip(cursor: Cursor, character: string): boolean {
  const start = cursor.at + (/^\s*/u.exec(cursor.text.slice(cursor.at))?.[0].length ?? 0)
  if (cursor.text[start] !== character) return false
  cursor.at = start + 1
  return true
}

function readCall(cursor: Cursor): PythonCall | undefined {
  const name = take(cursor, /[A-Za-z_]\w*(?=\s*\()/u)
  if (name === undefined || !skip(cursor, '(')) return undefined
  const pairs: [string, Json][] = []
  while (!skip(cursor, ')')) {
    const key = take(cursor, /[A-Za-z_]\w*(?=\s*=)/u)
    if (key === undefined || !skip(cursor, '=')) return undefined
    const value = readValue(cursor)
    if (value === undefined) return undefined
    pairs.push([key, value])
    if (!skip(cursor, ',') && cursor.text[cursor.at] !== ')') return undefined
  }
  return { name, arguments: Object.fromEntries(pairs) }
}

const words: Readonly<Record<string, Json>> = { True: true, False: false, None: null }
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\n': '' }

function readValue(cursor: Cursor): Json | undefined {
  const word = take(cursor, /(?:True|False|None)\b/u)
  if (word !== undefined) return words[word]
  const number = take(cursor, /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/u)
  if (number !== undefined) return Number(number)
  const string = take(cursor, /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/u)
  if (string !== undefined) {
    return string
      .slice(1, -1)
      .replace(
        /\\([\s\S])/gu,
        (whole, character: string) => escapes[character] ?? (`'"\\`.includes(character) ? character : whole),
      )
  }
  if (skip(cursor, '[')) return readList(cursor)
  return skip(cursor, '{') ? readDictionary(cursor) : undefined
}

function readList(cursor: Cursor): Json | undefined {
  const items: Json[] = []
  while (!skip(cursor, ']')) {
    const item = readValue(cursor)
    if (item === undefined) return undefined
    items.push(item)
    if (!skip(cursor, ',') && !/^\s*\]/u.test(cursor.text.slice(cursor.at))) return undefined
  }
  return items
}

function readDictionary(cursor: Cursor): Json | undefined {
  const pairs: [string, Json][] = []
  while (!skip(cursor, '}')) {
    const key = readValue(cursor)
    if (typeof key !== 'string' || !skip(cursor, ':')) return undefined
    const value = readValue(cursor)
    if (value === undefined) return undefined
    pairs.push([key, value])
    if (!skip(cursor, ',') && !/^\s*\}/u.test(cursor.text.slice(cursor.at))) return undefined
  }
  return Object.fromEntries(pairs)
}
