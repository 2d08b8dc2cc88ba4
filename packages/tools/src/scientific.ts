import type { Rational } from './rational.ts'

/** The number `digits * 10 ** exponent`, a rounded one. */
export interface Scientific {
  readonly digits: bigint
  readonly exponent: number
}

/** The first `length` or one more significant digits of a fraction; the rest is cut off. */
export function toScientific(value: Rational, length: number): Scientific {
  const size = value.numerator.toString().length - value.denominator.toString().length
  const exponent = size - length
  const digits =
    exponent < 0
      ? (value.numerator * 10n ** BigInt(-exponent)) / value.denominator
      : value.numerator / (value.denominator * 10n ** BigInt(exponent))
  return { digits, exponent }
}

/** The product, cut to `length` significant digits. */
export function multiplyScientific(left: Scientific, right: Scientific, length: number): Scientific {
  const digits = left.digits * right.digits
  const exponent = left.exponent + right.exponent
  const extra = Math.max(0, digits.toString().length - length)
  return { digits: digits / 10n ** BigInt(extra), exponent: exponent + extra }
}

/** Whether a double holds a fraction with all the digits that doubles have. */
export function fitsDouble(value: Rational): boolean {
  return Math.abs(splitScale(value).tens) < 300
}

/** A fraction as a double of about 1 and a power of ten, for what is too large or too small for a double alone. */
export function splitScale(value: Rational): { readonly mantissa: number; readonly tens: number } {
  const { digits, exponent } = toScientific(value, 20)
  return { mantissa: Number(`${digits}e-20`), tens: exponent + 20 }
}
