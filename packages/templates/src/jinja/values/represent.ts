import { Fault } from '../runtime/fault.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { Text, concat, contentText, isMarkup, mapRuns, rawOf, withMarkup } from '../text/text.ts'
import type { Str } from '../text/text.ts'
import { TextBuilder } from '../text/text-builder.ts'
import { Dict } from './dict.ts'
import { Float, representFloat } from './float.ts'
import { Iteration } from './iteration.ts'
import { List, Tuple } from './list.ts'
import { Range } from './range.ts'
import { Undefined } from './undefined.ts'
import { Thing } from './value.ts'
import type { Value } from './value.ts'

/** A value as Python's `str` prints it, which is what `{{ }}` writes. */
export function toText(runtime: Runtime, value: Value): Str {
  if (typeof value === 'string' || value instanceof Text) return value
  if (typeof value === 'number') return String(value)
  if (value instanceof Undefined) return ''
  return represent(runtime, value)
}

/** A value as Python's `repr` prints it. */
export function represent(runtime: Runtime, value: Value): Str {
  const simple = representSimple(runtime, value)
  if (simple !== undefined) return simple
  const builder = new TextBuilder(runtime.limits.characters)
  write(runtime, builder, value, new Set(), (text) => text)
  return builder.build()
}

function representSimple(runtime: Runtime, value: Value): Str | undefined {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'bigint') return integerText(value)
  if (typeof value === 'string' || value instanceof Text) return representText(runtime, value)
  if (value instanceof Float) return representFloat(value.number)
  if (value instanceof Undefined) return 'Undefined'
  if (value instanceof Thing) return value.represent(runtime)
  if (value instanceof Range) {
    const step = value.step === 1 ? '' : `, ${value.step}`
    return `range(${value.start}, ${value.stop}${step})`
  }
  if (value instanceof Iteration) return `<${value.typeName} object>`
  return undefined
}

const maximumDigits = 4300

/** Decimal digits of a large int; throws a `ValueError` for more than Python prints. */
export function integerText(value: bigint): string {
  const text = String(value)
  if (text.length > maximumDigits + Number(value < 0)) {
    throw new Fault('ValueError', `Exceeds the limit (${maximumDigits} digits) for integer string conversion`)
  }
  return text
}

function write(runtime: Runtime, builder: TextBuilder, value: Value, open: Set<Value>, outer: Mark): void {
  if (typeof value === 'string' || value instanceof Text) {
    builder.append(representText(runtime, value, outer))
    return
  }
  const simple = representSimple(runtime, value)
  if (simple !== undefined) {
    builder.append(typeof simple === 'string' ? outer(simple) : simple)
    return
  }
  const isDict = value instanceof Dict
  const container = value as Dict | List | Tuple
  const mark = markOf(container)
  const [start, end] = isDict ? ['{', '}'] : container instanceof List ? ['[', ']'] : ['(', ')']
  if (open.has(container)) {
    builder.append(mark(`${start}...${end}`))
    return
  }
  runtime.enter()
  open.add(container)
  builder.append(mark(start))
  let separator = ''
  if (container instanceof Dict) {
    for (const entry of container.entries()) {
      runtime.charge(1)
      builder.append(mark(separator))
      write(runtime, builder, entry.key, open, mark)
      builder.append(mark(': '))
      write(runtime, builder, entry.value, open, mark)
      separator = ', '
    }
  } else {
    for (const item of container.items) {
      runtime.charge(1)
      builder.append(mark(separator))
      write(runtime, builder, item, open, mark)
      separator = ', '
    }
  }
  const isSingle = container instanceof Tuple && container.items.length === 1
  builder.append(mark(isSingle ? `,${end}` : end))
  open.delete(container)
  runtime.leave()
}

/** Gives text written by the interpreter the kind it has where it stands. */
export type Mark = (text: string) => Str

/** How the punctuation of a container is marked: that of input is input. */
export function markOf(container: Dict | List | Tuple): Mark {
  const isInput = !(container instanceof Tuple) && container.fromInput
  return isInput ? (text) => (text === '' ? '' : contentText(text)) : (text) => text
}

/** Text in quotes, escaped as Python's `repr` does. */
export function representText(runtime: Runtime, text: Str, mark: Mark = (quote) => quote): Str {
  const raw = rawOf(text)
  runtime.chargeText(raw.length)
  const quote = raw.includes("'") && !raw.includes('"') ? '"' : "'"
  const escaped = /^[ !#-&(-[\]-~]*$/.test(raw) ? text : mapRuns(text, (run) => escapeRun(run, quote))
  const plain = withMarkup(escaped, false)
  const quoted = concat(concat(mark(quote), plain), mark(quote))
  return isMarkup(text) ? concat(concat('Markup(', quoted), ')') : quoted
}

const unprintable = /[\p{C}\p{Z}\\'"]/gu

function escapeRun(run: string, quote: string): string {
  return run.replace(unprintable, (character) => {
    if (character === ' ') return character
    if (character === "'" || character === '"') return character === quote ? `\\${character}` : character
    if (character === '\\') return '\\\\'
    if (character === '\n') return '\\n'
    if (character === '\r') return '\\r'
    if (character === '\t') return '\\t'
    return escapePoint(character.codePointAt(0) as number)
  })
}

/** A character as Python writes one that cannot be printed: `\x07`, `\u2028`, `\U0001f512`. */
export function escapePoint(point: number): string {
  const digits = point.toString(16)
  if (point <= 0xff) return `\\x${digits.padStart(2, '0')}`
  return point <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`
}
