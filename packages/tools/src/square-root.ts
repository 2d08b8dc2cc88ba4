import type { Quantity } from './quantity.ts'
import { rational } from './rational.ts'
import type { Rational } from './rational.ts'

/** The square root, exact for the square of a fraction, else right to 34 digits. Throws below 0. */
export function squareRoot(value: Rational): Quantity {
  if (value.numerator < 0n) throw new Error('sqrt of a negative number')
  const roots = { numerator: integerRoot(value.numerator), denominator: integerRoot(value.denominator) }
  if (roots.numerator ** 2n === value.numerator && roots.denominator ** 2n === value.denominator) {
    return { value: rational(roots.numerator, roots.denominator), exact: true }
  }
  const length = value.numerator.toString().length - value.denominator.toString().length
  const places = BigInt(Math.max(0, 36 - Math.floor(length / 2)))
  const root = integerRoot((value.numerator * 10n ** (2n * places)) / value.denominator)
  return { value: rational(root, 10n ** places), exact: false }
}

function integerRoot(value: bigint): bigint {
  if (value < 2n) return value
  let guess = 10n ** BigInt(Math.ceil(value.toString().length / 2))
  for (;;) {
    const next = (guess + value / guess) / 2n
    if (next >= guess) return guess
    guess = next
  }
}
