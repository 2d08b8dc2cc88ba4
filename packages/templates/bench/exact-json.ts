import { exactFloat } from '@orion-harness/templates/jinja'
import type { JinjaInput } from '@orion-harness/templates/jinja'

/**
 * Reads JSON as Python reads it: `1.0` is a float, a long int keeps all its digits, and keys keep their order: an
 * object with a key like `"7"`, which JavaScript would move to the front, becomes a `Map`.
 * Throws a `SyntaxError` for what is no JSON.
 */
export function parseExactJson(text: string): unknown {
  let at = 0

  function skip(): void {
    while (' \n\r\t'.includes(text[at] ?? '.')) at += 1
  }

  function fail(): never {
    throw new SyntaxError(`Unexpected ${JSON.stringify(text[at] ?? 'end')} at ${at} of the JSON text.`)
  }

  function take(wanted: string): boolean {
    skip()
    const isThere = text[at] === wanted
    if (isThere) at += 1
    return isThere
  }

  function match(pattern: RegExp): string {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found === undefined) fail()
    at += found.length
    return found
  }

  function readText(): string {
    skip()
    return JSON.parse(match(/"(?:[^"\\]|\\.)*"/sy)) as string
  }

  function readObject(): JinjaInput {
    const entries = new Map<string, JinjaInput>()
    while (!take('}')) {
      if (entries.size > 0 && !take(',')) fail()
      const key = readText()
      if (!take(':')) fail()
      entries.set(key, readValue())
    }
    const isOrdered = [...entries.keys()].every((key) => !/^(?:0|[1-9]\d*)$/.test(key))
    return isOrdered ? Object.fromEntries(entries) : entries
  }

  function readArray(): JinjaInput {
    const items: JinjaInput[] = []
    while (!take(']')) {
      if (items.length > 0 && !take(',')) fail()
      items.push(readValue())
    }
    return items
  }

  function readNumber(): JinjaInput {
    const source = match(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y)
    if (/[.eE]/.test(source)) return exactFloat(Number(source))
    return Number.isSafeInteger(Number(source)) ? Number(source) : BigInt(source)
  }

  function readValue(): JinjaInput {
    if (take('{')) return readObject()
    if (take('[')) return readArray()
    if (text[at] === '"') return readText()
    if (/[-\d]/.test(text[at] ?? '')) return readNumber()
    return { true: true, false: false, null: null }[match(/true|false|null/y)] ?? null
  }

  const value = readValue()
  skip()
  if (at < text.length) fail()
  return value
}
