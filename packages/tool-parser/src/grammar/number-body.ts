import type { JsonObject } from '@orion-harness/core'
import { charClass, choice, literal, never, optional, repeat, sequence, type Gbnf } from './gbnf.ts'
import { digitRange, mostDigits } from './digit-range.ts'
import { numberAt } from './schema-node.ts'

const digit: Gbnf = charClass([[0x30, 0x39]])
const fraction: Gbnf = sequence('.', repeat(digit, 1, 24))
const shortExponent: Gbnf = sequence(repeat(charClass([[0x31, 0x32]]), 0, 1), repeat(digit, 1, 2))
const exponent: Gbnf = sequence(
  charClass([
    [0x45, 0x45],
    [0x65, 0x65],
  ]),
  choice(
    sequence(optional('+'), choice(shortExponent, sequence('30', charClass([[0x30, 0x37]])))),
    sequence('-', choice(shortExponent, sequence('3', charClass([[0x30, 0x32]]), digit))),
  ),
)
/** As long as JavaScript itself writes whole numbers without an exponent. */
const natural: Gbnf = choice('0', sequence(charClass([[0x31, 0x39]]), repeat(digit, 0, 20)))

/** Any whole number of at most 16 digits, without exponent, fraction, leading zeros or a negative zero. */
export const anyInteger: Gbnf = choice(
  '0',
  sequence(optional('-'), charClass([[0x31, 0x39]]), repeat(digit, 0, mostDigits - 1)),
)

/** Any number below 1e308: with an exponent there is one digit before the point. */
export const anyNumber: Gbnf = sequence(
  optional('-'),
  choice(sequence(natural, optional(fraction)), sequence(digit, optional(fraction), exponent)),
)

/**
 * Numbers within `minimum`, `maximum`, `exclusiveMinimum` and `exclusiveMaximum`. What cannot be said exactly, as
 * with fractions as bounds, is widened to the next whole number and named in `lost`. Undefined without bounds.
 */
export function numberWithin(
  schema: JsonObject,
  whole: boolean,
  lost: (keyword: string) => void,
): Gbnf | undefined {
  const low = lowerBound(schema, whole, lost)
  const high = upperBound(schema, whole, lost)
  if (low === -Infinity && high === Infinity) return undefined
  if (low > high) return never
  return whole ? integersWithin(low, high) : numbersWithin(low, high)
}

function lowerBound(schema: JsonObject, whole: boolean, lost: (keyword: string) => void): number {
  const inclusive = numberAt(schema, 'minimum') ?? -Infinity
  const exclusive = numberAt(schema, 'exclusiveMinimum') ?? -Infinity
  const [bound, keyword] = exclusive >= inclusive ? [exclusive, 'exclusiveMinimum'] : [inclusive, 'minimum']
  if (bound === -Infinity) return bound
  if (Math.abs(bound) > Number.MAX_SAFE_INTEGER) return widen(keyword, -Infinity, lost)
  if (whole) return keyword === 'minimum' ? Math.ceil(bound) : Math.floor(bound) + 1
  return keyword === 'minimum' && Number.isInteger(bound) ? bound : widen(keyword, Math.floor(bound), lost)
}

function upperBound(schema: JsonObject, whole: boolean, lost: (keyword: string) => void): number {
  const inclusive = numberAt(schema, 'maximum') ?? Infinity
  const exclusive = numberAt(schema, 'exclusiveMaximum') ?? Infinity
  const [bound, keyword] = exclusive <= inclusive ? [exclusive, 'exclusiveMaximum'] : [inclusive, 'maximum']
  if (bound === Infinity) return bound
  if (Math.abs(bound) > Number.MAX_SAFE_INTEGER) return widen(keyword, Infinity, lost)
  if (whole) return keyword === 'maximum' ? Math.floor(bound) : Math.ceil(bound) - 1
  return keyword === 'maximum' && Number.isInteger(bound) ? bound : widen(keyword, Math.ceil(bound), lost)
}

function widen(keyword: string, bound: number, lost: (keyword: string) => void): number {
  lost(keyword)
  return bound
}

function integersWithin(low: number, high: number): Gbnf {
  const options: Gbnf[] = []
  if (low < 0) options.push(sequence('-', digitRange(Math.max(1, -high), -low)))
  if (high >= 0) options.push(digitRange(Math.max(0, low), high))
  return choice(...options)
}

function numbersWithin(low: number, high: number): Gbnf {
  const options: Gbnf[] = []
  if (low < 0) options.push(sequence('-', magnitudesWithin(Math.max(0, -high), -low)))
  if (high >= 0) options.push(magnitudesWithin(Math.max(0, low), high))
  return choice(...options)
}

function magnitudesWithin(low: number, high: number): Gbnf {
  if (high === Infinity) return sequence(digitRange(low, high), optional(fraction))
  const last = sequence(String(high), optional('.', repeat(literal('0'), 1, 24)))
  return low === high ? last : choice(sequence(digitRange(low, high - 1), optional(fraction)), last)
}
