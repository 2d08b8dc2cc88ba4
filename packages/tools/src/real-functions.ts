import { euler, tau } from './calculator-constants.ts'
import type { Quantity } from './quantity.ts'
import { raise } from './raise.ts'
import {
  add,
  divide,
  floor,
  magnitude,
  multiply,
  negate,
  rational,
  rationalFromNumber,
  toNumber,
} from './rational.ts'
import type { Rational } from './rational.ts'
import { fitsDouble, splitScale } from './scientific.ts'

/** e to the power of `value`, right to 15 digits. */
export function exponential(value: Rational): Quantity {
  return { value: raise(euler, value).value, exact: false }
}

/** The cube root of any number, right to 15 digits. */
export function cubeRoot(value: Rational): Quantity {
  if (fitsDouble(value)) return { value: rationalFromNumber(Math.cbrt(toNumber(value))), exact: false }
  const size = raise({ ...value, numerator: magnitude(value.numerator) }, rational(1n, 3n)).value
  return { value: value.numerator < 0n ? negate(size) : size, exact: false }
}

/** The logarithm to `base`, right to 15 digits near 1 and for numbers no double holds too. Throws for 0 and below. */
export function logarithm(value: Rational, base: 'ln' | 'log10' | 'log2'): Quantity {
  if (value.numerator <= 0n) throw new Error(`${base} needs a number above 0`)
  return { value: rationalFromNumber(logarithmOf(value, logarithms[base])), exact: false }
}

const logarithms = { ln: Math.log, log10: Math.log10, log2: Math.log2 } as const

function logarithmOf(value: Rational, log: (value: number) => number): number {
  const excess = toNumber(add(value, rational(-1n)))
  if (Math.abs(excess) < 0.1) return Math.log1p(excess) * log(Math.E)
  if (fitsDouble(value)) return log(toNumber(value))
  const { mantissa, tens } = splitScale(value)
  return log(mantissa) + tens * log(10)
}

/** The sine of an angle in radians. */
export function sine(value: Rational): number {
  const angle = withinTurn(value)
  return Math.abs(angle) < 1 ? Math.sin(angle) : nearZero(Math.sin(angle))
}

/** The cosine of an angle in radians. */
export function cosine(value: Rational): number {
  return nearZero(Math.cos(withinTurn(value)))
}

/** The tangent of an angle in radians. Throws where it has no value. */
export function tangent(value: Rational): number {
  const bottom = cosine(value)
  if (bottom === 0) throw new Error('tan has no value there')
  const angle = withinTurn(value)
  return Math.abs(angle) < 1 ? Math.tan(angle) : nearZero(Math.tan(angle))
}

/** The same angle within half a turn of 0, so that whole turns cost no digits. Throws above 10^24 turns. */
function withinTurn(value: Rational): number {
  if (magnitude(value.numerator) <= 3n * value.denominator) return toNumber(value)
  const turns = floor(add(divide(value, tau), rational(1n, 2n)))
  if (magnitude(turns) > 10n ** 24n) throw new Error('the angle is too large')
  return toNumber(add(value, negate(multiply(tau, rational(turns)))))
}

/** Sine and cosine away from 0 are right to about 1e-16, so what is smaller than that is nothing. */
function nearZero(value: number): number {
  return Math.abs(value) < 1e-15 ? 0 : value
}
