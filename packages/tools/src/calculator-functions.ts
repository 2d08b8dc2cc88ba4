import {
  add,
  compare,
  divide,
  floor,
  greatestDivisor,
  magnitude,
  power,
  rational,
  rationalFromNumber,
  rationalFromText,
  remainder,
  toNumber,
} from './rational.ts'
import { roundTo } from './format-decimal.ts'
import type { Rational } from './rational.ts'

/** A number on its way through a calculation. `exact` is false once anything rounded had a part in it. */
export interface Quantity {
  readonly value: Rational
  readonly exact: boolean
}

/** A function an expression may call: how many arguments it takes, and what it gives. May throw an `Error`. */
export interface CalculatorFunction {
  readonly least: number
  readonly most: number
  apply(...values: readonly Rational[]): Quantity
}

/** π, e and τ to 40 digits. */
export const calculatorConstants: ReadonlyMap<string, Quantity> = new Map(
  Object.entries({
    pi: '3.141592653589793238462643383279502884197',
    π: '3.141592653589793238462643383279502884197',
    e: '2.718281828459045235360287471352662497757',
    tau: '6.283185307179586476925286766559005768394',
  }).map(([name, text]) => [name, { value: rationalFromText(text), exact: false }]),
)

/** Every function by its name. Angles are radians; `sqrt` is right to 34 digits, the others of analysis to 15. */
export const calculatorFunctions: ReadonlyMap<string, CalculatorFunction> = new Map(
  Object.entries({
    abs: exactly(1, 1, (value) => ({ ...value, numerator: magnitude(value.numerator) })),
    floor: exactly(1, 1, (value) => rational(floor(value))),
    ceil: exactly(1, 1, (value) => rational(-floor({ ...value, numerator: -value.numerator }))),
    trunc: exactly(1, 1, (value) => rational(value.numerator / value.denominator)),
    round: exactly(1, 2, (value, places) =>
      roundTo(value, places === undefined ? 0 : whole(places, 'round', 100n)),
    ),
    min: exactly(1, 100, (...values) =>
      values.reduce((least, value) => (compare(value, least) < 0 ? value : least)),
    ),
    max: exactly(1, 100, (...values) =>
      values.reduce((most, value) => (compare(value, most) > 0 ? value : most)),
    ),
    sum: exactly(1, 100, (...values) => values.reduce(add)),
    average: exactly(1, 100, (...values) => divide(values.reduce(add), rational(BigInt(values.length)))),
    mod: exactly(2, 2, (left, right = rational(0n)) => remainder(left, right)),
    gcd: exactly(2, 2, (left, right = left) =>
      rational(greatestDivisor(integer(left, 'gcd'), integer(right, 'gcd'))),
    ),
    lcm: exactly(2, 2, (left, right = left) => {
      const [a, b] = [integer(left, 'lcm'), integer(right, 'lcm')]
      return rational(magnitude(a * b) / greatestDivisor(a, b))
    }),
    factorial: exactly(1, 1, factorial),
    sqrt: { least: 1, most: 1, apply: (value) => squareRoot(value) },
    pow: { least: 2, most: 2, apply: (base, exponent = base) => raise(base, exponent) },
    cbrt: roughly(Math.cbrt),
    exp: roughly(Math.exp),
    ln: roughly((value) => Math.log(positive(value, 'ln'))),
    log10: roughly((value) => Math.log10(positive(value, 'log10'))),
    log2: roughly((value) => Math.log2(positive(value, 'log2'))),
    sin: roughly((value) => nearZero(Math.sin(value))),
    cos: roughly((value) => nearZero(Math.cos(value))),
    tan: roughly(tangent),
    asin: roughly((value) => Math.asin(unit(value, 'asin'))),
    acos: roughly((value) => Math.acos(unit(value, 'acos'))),
    atan: roughly(Math.atan),
  }),
)

/** `base` to any real power: exact for a whole exponent, right to 15 digits for another. */
export function raise(base: Rational, exponent: Rational): Quantity {
  if (exponent.denominator === 1n) return { value: power(base, exponent.numerator), exact: true }
  if (base.numerator < 0n) throw new Error('a negative number has no real power that is not whole')
  if (exponent.denominator === 2n) {
    const root = squareRoot(base)
    return { value: raise(root.value, rational(exponent.numerator)).value, exact: root.exact }
  }
  return { value: rationalFromNumber(toNumber(base) ** toNumber(exponent)), exact: false }
}

/** `value!` of a whole number from 0 to 400. */
export function factorial(value: Rational): Rational {
  const count = whole(value, 'factorial', 400n)
  if (count < 0) throw new Error('factorial needs a whole number from 0 to 400')
  let product = 1n
  for (let factor = 2n; factor <= BigInt(count); factor++) product *= factor
  return rational(product)
}

function exactly(
  least: number,
  most: number,
  apply: (first: Rational, ...rest: readonly Rational[]) => Rational,
): CalculatorFunction {
  return {
    least,
    most,
    apply: (first = rational(0n), ...rest) => ({ value: apply(first, ...rest), exact: true }),
  }
}

function roughly(apply: (value: number) => number): CalculatorFunction {
  return {
    least: 1,
    most: 1,
    apply: (value = rational(0n)) => ({ value: rationalFromNumber(apply(toNumber(value))), exact: false }),
  }
}

function squareRoot(value: Rational = rational(0n)): Quantity {
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

function tangent(value: number): number {
  if (nearZero(Math.cos(value)) === 0) throw new Error('tan has no value there')
  return nearZero(Math.tan(value))
}

/** Sine and cosine are right to about 1e-16, so what is smaller than that is nothing. */
function nearZero(value: number): number {
  return Math.abs(value) < 1e-15 ? 0 : value
}

function positive(value: number, name: string): number {
  if (value <= 0) throw new Error(`${name} needs a number above 0`)
  return value
}

function unit(value: number, name: string): number {
  if (Math.abs(value) > 1) throw new Error(`${name} needs a number from -1 to 1`)
  return value
}

function integer(value: Rational, name: string): bigint {
  if (value.denominator !== 1n) throw new Error(`${name} needs whole numbers`)
  return value.numerator
}

function whole(value: Rational, name: string, limit: bigint): number {
  if (magnitude(integer(value, name)) > limit)
    throw new Error(`${name} needs a whole number of at most ${limit}`)
  return Number(value.numerator)
}
