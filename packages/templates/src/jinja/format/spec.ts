import { Fault } from '../runtime/fault.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { asInteger } from '../values/number.ts'
import type { Integer } from '../values/number.ts'
import { Float, representFloat } from '../values/float.ts'
import { typeName } from '../values/type-name.ts'
import type { Value } from '../values/value.ts'
import { escapePoint, represent, toText } from '../values/represent.ts'
import type { Str } from '../text/text.ts'
import { Text, concat, mapRuns } from '../text/text.ts'
import { lengthOf, slicePoints } from '../text/text-index.ts'
import { padText } from '../text/pad.ts'
import { fixed, general, scientific } from './float-digits.ts'

interface FormatSpec {
  readonly fill: string
  readonly align: string
  readonly sign: string
  readonly alternate: boolean
  readonly width: number
  readonly grouping: string
  readonly precision: number | undefined
  readonly type: string
}

/** A value laid out by Python's format mini-language, as in `'{:>8.2f}'`. */
export function formatValue(runtime: Runtime, value: Value, specification: string): Str {
  if (specification === '') return toText(runtime, value)
  const isText = typeof value === 'string' || value instanceof Text
  const whole = asInteger(value)
  if (!isText && whole === undefined && !(value instanceof Float)) {
    const type = typeName(value)
    throw new Fault('TypeError', `unsupported format string passed to ${type}.__format__`)
  }
  const spec = parseSpec(specification, typeName(value))
  if (spec.width > runtime.limits.characters) runtime.checkLength(spec.width)
  if (isText) return formatText(runtime, value, spec)
  if (value instanceof Float) return padNumber(runtime, formatFloat(value.number, spec), spec)
  if (typeof value === 'boolean' && (spec.type === '' || spec.type === 's')) {
    if (spec.type === 's') badType(spec, 'int')
    return padNumber(runtime, String(Number(value)), spec)
  }
  return padNumber(runtime, formatInteger(whole ?? 0, spec), spec)
}

function parseSpec(specification: string, type: string): FormatSpec {
  const match =
    /^(?:([^])?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d{0,9})([,_])?(?:\.(\d{1,9}))?([^])?$/u.exec(specification) ??
    /^()([<>=^])?([-+ ])?(z)?(#)?(0)?(\d{0,9})([,_])?(?:\.(\d{1,9}))?([^])?$/u.exec(specification)
  if (match === null) {
    throw new Fault('ValueError', `Invalid format specifier '${specification}' for object of type '${type}'`)
  }
  const isZero = match[6] !== undefined
  return {
    fill: match[1] ?? (isZero ? '0' : ' '),
    align: match[2] ?? (isZero ? '=' : ''),
    sign: match[3] ?? '-',
    alternate: match[5] !== undefined,
    width: Number(match[7] === '' ? 0 : match[7]),
    grouping: match[8] ?? '',
    precision: match[9] === undefined ? undefined : Number(match[9]),
    type: match[10] ?? '',
  }
}

function formatText(runtime: Runtime, value: Str, spec: FormatSpec): Str {
  if (spec.type !== '' && spec.type !== 's') badType(spec, 'str')
  if (spec.align === '=') {
    throw new Fault('ValueError', "'=' alignment not allowed in string format specifier")
  }
  const length = lengthOf(value)
  const cut =
    spec.precision === undefined || spec.precision >= length ? value : slicePoints(value, 0, spec.precision)
  return align(runtime, cut, spec, '<')
}

function formatInteger(value: Integer, spec: FormatSpec): string {
  if ('eEfFgG%'.includes(spec.type) && spec.type !== '') return formatFloat(Number(value), spec)
  if (spec.precision !== undefined) {
    throw new Fault('ValueError', 'Precision not allowed in integer format specifier')
  }
  if (spec.type === 'c') return String.fromCodePoint(Number(value))
  const base = { '': 10, b: 2, d: 10, n: 10, o: 8, x: 16, X: 16 }[spec.type]
  if (base === undefined) badType(spec, 'int')
  const digits = (value < 0 ? -value : value).toString(base)
  const cased = spec.type === 'X' ? digits.toUpperCase() : digits
  const prefix = spec.alternate && base !== 10 ? `0${spec.type}` : ''
  return signOf(value < 0, spec) + prefix + group(cased, spec, base === 10 ? 3 : 4)
}

function formatFloat(value: number, spec: FormatSpec): string {
  const sign = signOf(value < 0 || Object.is(value, -0), spec)
  const size = Math.abs(value)
  if (!Number.isFinite(size)) {
    const text = Number.isNaN(size) ? 'nan' : 'inf'
    const suffix = spec.type === '%' ? '%' : ''
    return signOf(value < 0, spec) + ('EFG'.includes(spec.type || ' ') ? text.toUpperCase() : text) + suffix
  }
  const precision = spec.precision ?? 6
  const lower = spec.type.toLowerCase()
  let text: string
  if (lower === 'f') text = fixed(size, precision)
  else if (spec.type === '%') text = `${fixed(size * 100, precision)}%`
  else if (lower === 'e') text = scientific(size, precision)
  else if (lower === 'g' || spec.type === 'n') text = general(size, precision, spec.alternate)
  else if (spec.type === '')
    text = spec.precision === undefined ? representFloat(size) : shortest(size, precision)
  else badType(spec, 'float')
  const cased = spec.type === lower ? text : text.toUpperCase()
  const point = /[^0-9]/.exec(cased)?.index ?? cased.length
  return sign + group(cased.slice(0, point), spec, 3) + cased.slice(point)
}

function shortest(size: number, precision: number): string {
  const text = general(size, precision, false)
  const exponent = Number(scientific(size, Math.max(0, precision - 1)).split('e')[1])
  if (exponent >= precision - 1 && !text.includes('e') && exponent >= precision) return text
  if (exponent === precision - 1 && precision > 0)
    return scientific(size, precision - 1).replace(/\.?0+e/, 'e')
  return text.includes('.') || text.includes('e') ? text : `${text}.0`
}

function group(digits: string, spec: FormatSpec, size: number): string {
  if (spec.grouping === '') return digits
  if (spec.grouping === ',' && size === 4) {
    throw new Fault('ValueError', `Cannot specify ',' with '${spec.type}'.`)
  }
  const wanted = spec.fill === '0' && spec.align === '=' ? spec.width : 0
  let padded = digits
  const grouped = (text: string): string => {
    const parts: string[] = []
    for (let end = text.length; end > 0; end -= size) parts.unshift(text.slice(Math.max(0, end - size), end))
    return parts.join(spec.grouping)
  }
  while (grouped(padded).length < wanted && padded.length < 1000) padded = `0${padded}`
  return grouped(padded)
}

function signOf(isNegative: boolean, spec: FormatSpec): string {
  if (isNegative) return '-'
  return spec.sign === '-' ? '' : spec.sign
}

function padNumber(runtime: Runtime, text: string, spec: FormatSpec): Str {
  if (spec.align !== '=') return align(runtime, text, spec, '>')
  const start = /^[-+ ]?(?:0[bxoX])?/.exec(text)?.[0] ?? ''
  const rest = text.slice(spec.alternate ? start.length : /^[-+ ]?/.exec(text)?.[0].length)
  const head = text.slice(0, text.length - rest.length)
  return concat(head, padText(runtime, rest, spec.width - head.length, 'left', spec.fill))
}

function align(runtime: Runtime, text: Str, spec: FormatSpec, usual: string): Str {
  const side = spec.align === '' ? usual : spec.align
  if (side === '^') {
    const missing = spec.width - lengthOf(text)
    if (missing <= 0) return text
    const left = padText(runtime, text, lengthOf(text) + (missing >> 1), 'left', spec.fill)
    return padText(runtime, left, spec.width, 'right', spec.fill)
  }
  return padText(runtime, text, spec.width, side === '<' ? 'right' : 'left', spec.fill)
}

function badType(spec: FormatSpec, type: string): never {
  throw new Fault('ValueError', `Unknown format code '${spec.type}' for object of type '${type}'`)
}

/** A value after `!s`, `!r` or `!a`. */
export function convertValue(runtime: Runtime, value: Value, conversion: string): Str {
  if (conversion === 's') return toText(runtime, value)
  if (conversion === 'r') return represent(runtime, value)
  if (conversion === 'a') return asciiOf(represent(runtime, value))
  throw new Fault('ValueError', `Unknown conversion specifier '${conversion}'`)
}

/** Text with everything beyond ASCII escaped, as Python's `ascii` does it. */
export function asciiOf(text: Str): Str {
  return mapRuns(text, (run) =>
    // eslint-disable-next-line no-control-regex -- the range is all of ASCII
    run.replace(/[^\0-\x7f]/gu, (character) => escapePoint(character.codePointAt(0) ?? 0)),
  )
}
