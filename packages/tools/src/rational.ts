import { toScientific } from './scientific.ts'

/** An exact fraction in lowest terms. `denominator` is at least 1. */
export interface Rational {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** Decimal digits a numerator or a denominator may have. */
export const maxDigits = 1000

const limit: bigint = 10n ** BigInt(maxDigits)

/**
 * The fraction `numerator / denominator` in lowest terms. Throws an `Error` that says `division by zero` for a zero
 * denominator, and one that names the limit for a number of more than 1,000 digits.
 */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new Error('division by zero')
  const divisor = greatestDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n)
  const reduced = { numerator: numerator / divisor, denominator: denominator / divisor }
  if (isTooLarge(reduced)) throw tooLarge()
  return reduced
}

/** The exact value of a decimal number such as `12`, `.5` or `1.5e-3`. */
export function rationalFromText(text: string): Rational {
  const [mantissa = '', exponentText = '0'] = text.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const exponent = Number(exponentText) - fraction.length
  if (Math.abs(exponent) > maxDigits) throw tooLarge()
  const digits = BigInt(whole + fraction)
  return exponent >= 0
    ? rational(digits * 10n ** BigInt(exponent))
    : rational(digits, 10n ** BigInt(-exponent))
}

/** The exact value of a double. Throws for NaN and infinities. */
export function rationalFromNumber(value: number): Rational {
  if (Number.isNaN(value)) throw new Error('the result is not a real number')
  if (!Number.isFinite(value)) throw tooLarge()
  const size = rationalFromText(String(Math.abs(value)))
  return value < 0 ? negate(size) : size
}

/** The nearest double, or infinity. */
export function toNumber(value: Rational): number {
  const { digits, exponent } = toScientific(value, 20)
  return Number(`${digits}e${exponent}`)
}

/** `-value`. Never throws. */
export function negate(value: Rational): Rational {
  return { numerator: -value.numerator, denominator: value.denominator }
}

/** The exact sum. Throws for a result of more than 1,000 digits, as do all below. */
export function add(left: Rational, right: Rational): Rational {
  return rational(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  )
}

/** The exact product. */
export function multiply(left: Rational, right: Rational): Rational {
  return rational(left.numerator * right.numerator, left.denominator * right.denominator)
}

/** The exact quotient. Throws `division by zero`. */
export function divide(left: Rational, right: Rational): Rational {
  return rational(left.numerator * right.denominator, left.denominator * right.numerator)
}

/** The largest whole number that is not greater. */
export function floor(value: Rational): bigint {
  const quotient = value.numerator / value.denominator
  return value.numerator < 0n && value.numerator % value.denominator !== 0n ? quotient - 1n : quotient
}

/** `left - right * floor(left / right)`: the remainder has the sign of the divisor, as in mathematics and Python. */
export function remainder(left: Rational, right: Rational): Rational {
  if (right.numerator === 0n) throw new Error('division by zero')
  return add(left, negate(multiply(right, rational(floor(divide(left, right))))))
}

/** `base` to a whole power. */
export function power(base: Rational, exponent: bigint): Rational {
  const result = exactPower(base, exponent)
  if (result === undefined) throw tooLarge()
  return result
}

/** The same, but undefined, mostly before the work, where the result has more than 1,000 digits. */
export function exactPower(base: Rational, exponent: bigint): Rational | undefined {
  if (exponent < 0n) return exactPower(divide(rational(1n), base), -exponent)
  if (base.denominator === 1n && magnitude(base.numerator) <= 1n) {
    return rational(base.numerator ** (exponent === 0n ? 0n : 2n - (exponent % 2n)))
  }
  const longest = BigInt(Math.max(digitsOf(base.numerator), digitsOf(base.denominator)))
  const digits = longest > 1n ? (longest - 1n) * exponent : exponent / 4n
  if (digits > BigInt(maxDigits)) return undefined
  const result = { numerator: base.numerator ** exponent, denominator: base.denominator ** exponent }
  return isTooLarge(result) ? undefined : result
}

/** Negative, zero or positive, as `left` is less than, equal to or greater than `right`. */
export function compare(left: Rational, right: Rational): number {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The greatest common divisor; 1 for two zeros. Never negative. */
export function greatestDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [magnitude(left), magnitude(right)]
  while (b !== 0n) [a, b] = [b, a % b]
  return a === 0n ? 1n : a
}

/** The number without its sign. */
export function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}

function digitsOf(value: bigint): number {
  return magnitude(value).toString().length
}

function isTooLarge({ numerator, denominator }: Rational): boolean {
  return magnitude(numerator) >= limit || denominator >= limit
}

/** What to throw for a number of more than 1,000 digits. */
export function tooLarge(): Error {
  return new Error(`a number in this calculation has more than ${maxDigits.toLocaleString('en')} digits`)
}
