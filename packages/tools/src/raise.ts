import type { Quantity } from './quantity.ts'
import {
  add,
  divide,
  exactPower,
  floor,
  maxDigits,
  multiply,
  negate,
  power,
  rational,
  rationalFromNumber,
  tooLarge,
  toNumber,
} from './rational.ts'
import type { Rational } from './rational.ts'
import { fitsDouble, multiplyScientific, splitScale, toScientific } from './scientific.ts'
import type { Scientific } from './scientific.ts'
import { squareRoot } from './square-root.ts'

/** Significant digits of a power that must be rounded. */
const roundedDigits = 40

/**
 * `base` to any real power. A whole exponent is exact, and so is half of one for the square of a fraction, as long as
 * 1,000 digits hold the result; else halves and whole exponents are right to 34 digits, others to 15. Throws for a
 * negative base where the exponent is not whole, for zero where it is negative, and for a result above 10^1000 or about
 * as far below 1.
 */
export function raise(base: Rational, exponent: Rational): Quantity {
  if (exponent.denominator === 1n) return wholePower(base, exponent.numerator)
  if (base.numerator < 0n) throw new Error('a negative number has no real power that is not whole')
  const root = exponent.denominator === 2n ? squareRoot(base) : undefined
  if (root?.exact === true) return wholePower(root.value, exponent.numerator)
  const whole = floor(exponent)
  const part = root?.value ?? fractionalPower(base, add(exponent, negate(rational(whole))))
  return { value: multiply(roundedPower(base, whole), part), exact: false }
}

function wholePower(base: Rational, exponent: bigint): Quantity {
  const value = exactPower(base, exponent)
  return value === undefined ? { value: roundedPower(base, exponent), exact: false } : { value, exact: true }
}

function roundedPower(base: Rational, exponent: bigint): Rational {
  if (exponent < 0n) return roundedPower(divide(rational(1n), base), -exponent)
  const length = roundedDigits + exponent.toString().length
  const factor = toScientific(base, length)
  let result: Scientific = { digits: 1n, exponent: 0 }
  for (const bit of exponent.toString(2)) {
    result = multiplyScientific(result, result, length)
    if (bit === '1') result = multiplyScientific(result, factor, length)
    if (Math.abs(result.exponent + result.digits.toString().length) > maxDigits + 1) throw tooLarge()
  }
  const { digits, exponent: tens } = multiplyScientific(result, { digits: 1n, exponent: 0 }, roundedDigits)
  return multiply(rational(digits), power(rational(10n), BigInt(tens)))
}

/** `exponent` is between 0 and 1. */
function fractionalPower(base: Rational, exponent: Rational): Rational {
  if (fitsDouble(base)) return rationalFromNumber(toNumber(base) ** toNumber(exponent))
  const { mantissa, tens } = splitScale(base)
  const scale = raise(rational(10n), multiply(rational(BigInt(tens)), exponent)).value
  return multiply(rationalFromNumber(mantissa ** toNumber(exponent)), scale)
}
