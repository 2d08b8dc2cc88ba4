import { Fault } from '../runtime/fault.ts'
import type { Filter, Runtime } from '../runtime/runtime.ts'
import { fixed } from '../format/float-digits.ts'
import { stripText } from '../text/search.ts'
import { Text, rawOf } from '../text/text.ts'
import { Float } from '../values/float.ts'
import { asInteger, asNumber, integer, truncate } from '../values/number.ts'
import type { Integer } from '../values/number.ts'
import { represent } from '../values/represent.ts'
import { isTrue } from '../values/truth.ts'
import { typeName } from '../values/type-name.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { wantInteger } from './arguments.ts'
import { defineFilter } from './define-filter.ts'

/** A float as Python reads it from a text, or undefined. */
export function readFloat(raw: string): number | undefined {
  const text = trimmed(raw).replace(/(\d)_(?=\d)/g, '$1')
  if (/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)) return Number(text)
  const special = /^([-+]?)(?:(inf|infinity)|nan)$/i.exec(text)
  if (special === null) return undefined
  if (special[2] === undefined) return Number.NaN
  return special[1] === '-' ? -Infinity : Infinity
}

/** An int as Python reads it from a text in a base, or undefined. Base 0 reads the prefix. */
export function readInteger(raw: string, base: number): Integer | undefined {
  const match = /^([-+]?)(0[xX]|0[oO]|0[bB])?(_?[0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*)$/.exec(trimmed(raw))
  if (match === null) return undefined
  const [, sign, prefix, digits = ''] = match
  const prefixBase = { x: 16, o: 8, b: 2 }[prefix?.[1]?.toLowerCase() ?? '']
  const radix = base === 0 ? (prefixBase ?? 10) : base
  const usesPrefix = prefix !== undefined && prefixBase === radix
  const body = (usesPrefix ? digits : (prefix ?? '') + digits).replaceAll('_', '').toLowerCase()
  if ((!usesPrefix && digits.startsWith('_')) || body.length > 4300) return undefined
  let value = 0n
  for (const digit of body) {
    const amount = Number.parseInt(digit, 36)
    if (Number.isNaN(amount) || amount >= radix) return undefined
    value = value * BigInt(radix) + BigInt(amount)
  }
  return integer(sign === '-' ? -value : value)
}

const longest = 10_000

/** The text without white space around it, with every decimal digit of Unicode as one of ASCII. */
function trimmed(raw: string): string {
  const text = raw.length > longest ? '' : rawOf(stripText(raw, undefined, 'both'))
  return text.replace(/[^\0-~]/gu, (character) =>
    /\p{Nd}/u.test(character) ? digitOf(character) : character,
  )
}

/** Unicode keeps the digits of a script together, from zero to nine. */
function digitOf(character: string): string {
  const point = character.codePointAt(0) ?? 0
  let zero = point
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((point - zero) % 10)
}

const toInteger = defineFilter('int', ['default', 'base'], 0, (runtime, value, [fallback = 0, base = 10]) => {
  chargeDigits(runtime, value)
  const whole = asInteger(value)
  if (whole !== undefined) return whole
  if (value instanceof Undefined) value.fail()
  if (value instanceof Float)
    return Number.isFinite(value.number) ? truncate(value.number) : notFinite(value, fallback)
  if (typeof value !== 'string' && !(value instanceof Text)) return fallback
  const read = readInteger(rawOf(value), wantInteger(base))
  if (read !== undefined) return read
  const float = readFloat(rawOf(value))
  return float === undefined || !Number.isFinite(float) ? fallback : truncate(float)
})

/** Reading a number takes longer than its length, up to the longest that is read. */
function chargeDigits(runtime: Runtime, value: Value): void {
  if (typeof value === 'string' || value instanceof Text)
    runtime.charge(Math.min(rawOf(value).length, longest))
}

function notFinite(value: Float, fallback: Value): Value {
  if (Number.isNaN(value.number)) return fallback
  throw new Fault('OverflowError', 'cannot convert float infinity to integer')
}

const toFloat = defineFilter('float', ['default'], 0, (runtime, value, [fallback = new Float(0)]) => {
  chargeDigits(runtime, value)
  const number = asNumber(value)
  if (number !== undefined) return new Float(number)
  if (value instanceof Undefined) value.fail()
  const read = typeof value === 'string' || value instanceof Text ? readFloat(rawOf(value)) : undefined
  return read === undefined ? fallback : new Float(read)
})

const round = defineFilter(
  'round',
  ['precision', 'method'],
  0,
  (runtime, value, [precision = 0, method = 'common']) => {
    const way = typeof method === 'string' ? method : rawOf(represent(runtime, method))
    if (way !== 'common' && way !== 'ceil' && way !== 'floor') {
      throw new Fault('FilterArgumentError', 'method must be common, ceil or floor')
    }
    const places = wantInteger(precision)
    const whole = asInteger(value)
    const number = asNumber(value)
    if (number === undefined) {
      if (value instanceof Undefined)
        throw new Fault('TypeError', "type Undefined doesn't define __round__ method")
      throw new Fault('TypeError', `type ${typeName(value)} doesn't define __round__ method`)
    }
    if (way !== 'common') {
      const scale = 10 ** places
      return new Float((way === 'ceil' ? Math.ceil(number * scale) : Math.floor(number * scale)) / scale)
    }
    if (whole !== undefined) return places >= 0 ? whole : roundInteger(whole, -places)
    return new Float(roundFloat(number, places))
  },
)

function roundInteger(value: Integer, zeros: number): Integer {
  if (zeros > 400) return 0
  const unit = 10n ** BigInt(zeros)
  const whole = BigInt(value)
  let quotient = whole / unit
  const twice = (whole - quotient * unit) * 2n
  const size = twice < 0n ? -twice : twice
  if (size > unit || (size === unit && quotient % 2n !== 0n)) quotient += whole < 0n ? -1n : 1n
  return integer(quotient * unit)
}

function roundFloat(number: number, places: number): number {
  if (!Number.isFinite(number) || places > 300) return number
  if (places >= 0)
    return Number((number < 0 || Object.is(number, -0) ? '-' : '') + fixed(Math.abs(number), places))
  if (places < -300) return 0
  return Number(roundInteger(truncate(number), -places))
}

const fileSize = defineFilter('filesizeformat', ['binary'], 0, (runtime, value, [binary = false]) => {
  const isText = typeof value === 'string' || value instanceof Text
  const text = isText ? readFloat(rawOf(value)) : undefined
  if (isText && text === undefined) {
    throw new Fault('ValueError', `could not convert string to float: ${rawOf(represent(runtime, value))}`)
  }
  const bytes = text ?? asNumber(value)
  if (bytes === undefined)
    throw new Fault(
      'TypeError',
      `float() argument must be a string or a real number, not '${typeName(value)}'`,
    )
  const base = isTrue(binary) ? 1024 : 1000
  if (bytes === 1) return '1 Byte'
  if (bytes < base) return `${Math.trunc(bytes)} Bytes`
  const names = 'kMGTPEZY'
    .split('')
    .map((letter) => (base === 1024 ? `${letter.toUpperCase()}iB` : `${letter}B`))
  let place = 0
  while (place < names.length - 1 && bytes >= base ** (place + 2)) place += 1
  return `${fixed((base * bytes) / base ** (place + 2), 1)} ${names[place] ?? ''}`
})

const absolute = defineFilter('abs', [], 0, (_runtime, value) => {
  const whole = asInteger(value)
  if (whole !== undefined) return whole < 0 ? integer(-BigInt(whole)) : whole
  if (value instanceof Float) return new Float(Math.abs(value.number))
  throw new Fault('TypeError', `bad operand type for abs(): '${typeName(value)}'`)
})

/** Filters that give numbers, or text of numbers. */
export const numberFilters: readonly (readonly [string, Filter])[] = [
  absolute,
  fileSize,
  toFloat,
  toInteger,
  round,
]
