import { magnitude, multiply, power, rational } from './rational.ts'
import type { Rational } from './rational.ts'

/** A number written out, and whether that is its exact value. */
export interface Decimal {
  /** Digits as a JSON number has them: no leading plus, no separators. */
  readonly text: string
  readonly exact: boolean
}

/** Significant digits that are still written out when they are exact. */
const exactDigits = 34

/**
 * Writes a fraction in decimal. A value of at most 34 significant digits is exact. Any other is rounded, half away
 * from zero, to `decimals` digits after the point, or to as many significant digits where that keeps more of a
 * small number; above 34 digits before the point it is written with an exponent.
 */
export function formatDecimal(value: Rational, decimals: number): Decimal {
  if (value.numerator === 0n) return { text: '0', exact: true }
  const sign = value.numerator < 0n ? '-' : ''
  const size = { numerator: magnitude(value.numerator), denominator: value.denominator }
  const exponent = exponentOf(size)
  const ending = terminatingPlaces(size.denominator)
  const isShort = ending !== undefined && ending + exponent < exactDigits && exponent < exactDigits
  const places = isShort
    ? ending
    : exponent >= exactDigits
      ? decimals - exponent
      : decimals - Math.min(0, exponent + 1)
  const digits = scaled(size, places)
  const exact =
    digits * size.denominator * 10n ** BigInt(Math.max(0, -places)) ===
    size.numerator * 10n ** BigInt(Math.max(0, places))
  return { text: sign + write(digits, places, exponent), exact }
}

/** Rounds to `places` digits after the point (before it, when negative), half away from zero. */
export function roundTo(value: Rational, places: number): Rational {
  const rounded = scaled({ numerator: magnitude(value.numerator), denominator: value.denominator }, places)
  const signed = value.numerator < 0n ? -rounded : rounded
  return multiply(rational(signed), power(rational(10n), BigInt(-places)))
}

function scaled(size: Rational, places: number): bigint {
  const numerator = size.numerator * 10n ** BigInt(Math.max(0, places))
  const denominator = size.denominator * 10n ** BigInt(Math.max(0, -places))
  return (2n * numerator + denominator) / (2n * denominator)
}

/** The power of ten of the first digit: 0 for 1 to 9, -1 for 0.1 to 0.9. */
function exponentOf(size: Rational): number {
  const guess = size.numerator.toString().length - size.denominator.toString().length
  return size.numerator * 10n ** BigInt(Math.max(0, -guess)) <
    size.denominator * 10n ** BigInt(Math.max(0, guess))
    ? guess - 1
    : guess
}

/** Digits after the point of `1 / denominator`, or undefined when they never end. */
function terminatingPlaces(denominator: bigint): number | undefined {
  let rest = denominator
  let twos = 0
  let fives = 0
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1]
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1]
  return rest === 1n ? Math.max(twos, fives) : undefined
}

function write(digits: bigint, places: number, exponent: number): string {
  const text = digits.toString()
  if (exponent < -7 || exponent >= exactDigits) {
    const actual = text.length - 1 - places
    const tail = text.slice(1).replace(/0+$/, '')
    return `${text[0] ?? '0'}${tail === '' ? '' : `.${tail}`}e${actual}`
  }
  if (places <= 0) return text
  const padded = text.padStart(places + 1, '0')
  const fraction = padded.slice(-places).replace(/0+$/, '')
  const whole = padded.slice(0, -places)
  return fraction === '' ? whole : `${whole}.${fraction}`
}
