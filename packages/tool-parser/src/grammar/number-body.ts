import type { JsonObject } from '@orion-harness/core'
import { rangesOf } from './code-points.ts'
import { charClass, choice, literal, never, optional, repeat, sequence, type Gbnf } from './gbnf.ts'
import { digitRange, mostDigits } from './digit-range.ts'
import { numberAt } from './schema-node.ts'

const digit: Gbnf = charClass([[0x30, 0x39]])
const fraction: Gbnf = sequence('.', repeat(digit, 1, 24))
const shortExponent: Gbnf = sequence(repeat(charClass([[0x31, 0x32]]), 0, 1), repeat(digit, 1, 2))
const exponent: Gbnf = sequence(
  charClass(rangesOf('Ee')),
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
  const low = boundAt(schema, 1, whole, lost)
  const high = boundAt(schema, -1, whole, lost)
  if (low === -Infinity && high === Infinity) return undefined
  if (low > high) return never
  return whole ? signed(low, high, 1, digitRange) : signed(low, high, 0, magnitudesWithin)
}

/** The bound of one side, infinite where there is none: `sign` is 1 for the lower and -1 for the upper one. */
function boundAt(schema: JsonObject, sign: 1 | -1, whole: boolean, lost: (keyword: string) => void): number {
  const side = sign === 1 ? 'inimum' : 'aximum'
  const at = (keyword: string): number => sign * (numberAt(schema, keyword + side) ?? -sign * Infinity)
  const [inclusive, exclusive] = [at('m'), at('exclusiveM')]
  const isStrict = exclusive >= inclusive
  const bound = isStrict ? exclusive : inclusive
  if (bound === -Infinity) return sign * bound
  const isSafe = Math.abs(bound) <= Number.MAX_SAFE_INTEGER
  if (isSafe && whole) return sign * (isStrict ? Math.floor(bound) + 1 : Math.ceil(bound))
  if (isSafe && !isStrict && Number.isInteger(bound)) return sign * bound
  lost((isStrict ? 'exclusiveM' : 'm') + side)
  return sign * (isSafe ? Math.floor(bound) : -Infinity)
}

function signed(low: number, high: number, least: 0 | 1, within: (from: number, to: number) => Gbnf): Gbnf {
  const options: Gbnf[] = []
  if (low < 0) options.push(sequence('-', within(Math.max(least, -high), -low)))
  if (high >= 0) options.push(within(Math.max(0, low), high))
  return choice(...options)
}

function magnitudesWithin(low: number, high: number): Gbnf {
  if (high === Infinity) return sequence(digitRange(low, high), optional(fraction))
  const last = sequence(String(high), optional('.', repeat(literal('0'), 1, 24)))
  return low === high ? last : choice(sequence(digitRange(low, high - 1), optional(fraction)), last)
}
