import { Fault } from '../runtime/fault.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { Text, concat, mapRuns, rawOf } from '../text/text.ts'
import type { Str } from '../text/text.ts'
import { TextBuilder } from '../text/text-builder.ts'
import { plain } from '../text/text-index.ts'
import { compareRaw } from '../values/compare.ts'
import { Dict } from '../values/dict.ts'
import { Float, representFloat } from '../values/float.ts'
import { List, Tuple } from '../values/list.ts'
import { integerText, markOf } from '../values/represent.ts'
import type { Mark } from '../values/represent.ts'
import { typeName } from '../values/type-name.ts'
import type { Value } from '../values/value.ts'

export interface JsonOptions {
  /** Escape everything beyond ASCII. */
  readonly ascii: boolean
  /** What one level is indented by; undefined writes one line. */
  readonly indent: string | undefined
  readonly itemSeparator: string
  readonly keySeparator: string
  readonly sorted: boolean
}

/** JSON as Python's `json.dumps` writes it. Punctuation of input is content, the template's own is control. */
export function writeJson(runtime: Runtime, value: Value, options: JsonOptions): Str {
  const builder = new TextBuilder(runtime.limits.characters)
  write({ runtime, builder, options, open: new Set() }, value, '\n')
  return builder.build()
}

interface Writer {
  readonly runtime: Runtime
  readonly builder: TextBuilder
  readonly options: JsonOptions
  readonly open: Set<Value>
}

function write(writer: Writer, value: Value, newline: string, mark: Mark = (text) => text): void {
  writer.runtime.charge(1)
  const scalar = scalarText(writer, value, mark)
  if (scalar !== undefined) writer.builder.append(scalar)
  else writeContainer(writer, value, newline)
}

function scalarText(writer: Writer, value: Value, mark: Mark): Str | undefined {
  if (typeof value === 'string') return quote(writer, value, (text) => text)
  if (value instanceof Text) return quote(writer, value, mark)
  if (value === null) return mark('null')
  if (typeof value === 'boolean') return mark(String(value))
  if (typeof value === 'number') return mark(String(value))
  if (typeof value === 'bigint') return mark(integerText(value))
  return value instanceof Float ? mark(floatText(value.number)) : undefined
}

function writeContainer(writer: Writer, value: Value, newline: string): void {
  const { runtime, builder, options, open } = writer
  if (!(value instanceof Dict) && !(value instanceof List) && !(value instanceof Tuple)) {
    throw new Fault('TypeError', `Object of type ${typeName(value)} is not JSON serializable`)
  }
  if (open.has(value)) throw new Fault('ValueError', 'Circular reference detected')
  const [start, end] = value instanceof Dict ? '{}' : '[]'
  const mark = markOf(value)
  const isEmpty = value instanceof Dict ? value.size === 0 : value.items.length === 0
  if (isEmpty) {
    builder.append(mark(`${start ?? ''}${end ?? ''}`))
    return
  }
  runtime.enter()
  open.add(value)
  const inner = options.indent === undefined ? newline : newline + options.indent
  const separator = options.itemSeparator + (options.indent === undefined ? '' : inner)
  builder.append(mark((start ?? '') + (options.indent === undefined ? '' : inner)))
  let isFirst = true
  if (value instanceof Dict) {
    for (const entry of entriesOf(writer, value)) {
      if (!isFirst) builder.append(mark(separator))
      isFirst = false
      builder.append(keyText(writer, entry.key, mark))
      builder.append(mark(options.keySeparator))
      write(writer, entry.value, inner, mark)
    }
  } else {
    for (const item of value.items) {
      if (!isFirst) builder.append(mark(separator))
      isFirst = false
      write(writer, item, inner, mark)
    }
  }
  builder.append(mark((options.indent === undefined ? '' : newline) + (end ?? '')))
  open.delete(value)
  runtime.leave()
}

function entriesOf(writer: Writer, dict: Dict): Iterable<{ readonly key: Value; readonly value: Value }> {
  if (!writer.options.sorted) return dict.entries()
  const entries = [...dict.entries()]
  const isText = (value: Value): value is Str => typeof value === 'string' || value instanceof Text
  return entries.sort((left, right) => {
    writer.runtime.charge(1)
    if (isText(left.key) && isText(right.key)) return compareRaw(rawOf(left.key), rawOf(right.key))
    if (typeof left.key === 'number' && typeof right.key === 'number') return left.key - right.key
    throw new Fault(
      'TypeError',
      `'<' not supported between instances of '${typeName(left.key)}' and '${typeName(right.key)}'`,
    )
  })
}

function keyText(writer: Writer, key: Value, mark: Mark): Str {
  if (typeof key === 'string' || key instanceof Text) return quote(writer, key, mark)
  const text = scalarText(writer, key, (plainText) => plainText)
  if (text === undefined) {
    throw new Fault('TypeError', `keys must be str, int, float, bool or None, not ${typeName(key)}`)
  }
  return concat(concat(mark('"'), mark(rawOf(text))), mark('"'))
}

function floatText(number: number): string {
  if (Number.isNaN(number)) return 'NaN'
  return Number.isFinite(number) ? representFloat(number) : number > 0 ? 'Infinity' : '-Infinity'
}

// eslint-disable-next-line no-control-regex -- JSON escapes the control characters
const specials = /[\u0000-\u001f\\"]/g
const beyondAscii = /[^\0-~]/g
const short: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
  '"': '\\"',
  '\\': '\\\\',
}

function quote(writer: Writer, text: Str, mark: Mark): Str {
  const raw = rawOf(text)
  writer.runtime.chargeText(raw.length)
  const { ascii } = writer.options
  const needsEscape = raw.search(specials) >= 0 || (ascii && raw.search(beyondAscii) >= 0)
  const escaped = needsEscape ? mapRuns(text, (run) => escape(run, ascii)) : text
  return concat(concat(mark('"'), plain(escaped)), mark('"'))
}

function escape(run: string, ascii: boolean): string {
  const escaped = run.replace(specials, (character) => short[character] ?? unicodeEscape(character))
  return ascii ? escaped.replace(beyondAscii, unicodeEscape) : escaped
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
