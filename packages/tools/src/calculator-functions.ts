import { roundTo } from './format-decimal.ts'
import type { Quantity } from './quantity.ts'
import { raise } from './raise.ts'
import {
  add,
  compare,
  divide,
  floor,
  greatestDivisor,
  magnitude,
  rational,
  rationalFromNumber,
  remainder,
  toNumber,
} from './rational.ts'
import type { Rational } from './rational.ts'
import { cosine, cubeRoot, exponential, logarithm, sine, tangent } from './real-functions.ts'
import { squareRoot } from './square-root.ts'

/** A function an expression may call: how many arguments it takes, and what it gives. May throw an `Error`. */
export interface CalculatorFunction {
  readonly least: number
  readonly most: number
  apply(...values: readonly Rational[]): Quantity
}

/** Every function by its name. Angles are radians; `sqrt` is right to 34 digits, `pow` as `raise`, the rest to 15. */
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
    gcd: exactly(2, 2, (left, right = left) => {
      const [a, b] = [integer(left, 'gcd'), integer(right, 'gcd')]
      return rational(a === 0n ? magnitude(b) : greatestDivisor(a, b))
    }),
    lcm: exactly(2, 2, (left, right = left) => {
      const [a, b] = [integer(left, 'lcm'), integer(right, 'lcm')]
      return rational(magnitude(a * b) / greatestDivisor(a, b))
    }),
    factorial: exactly(1, 1, factorial),
    sqrt: ofOne(squareRoot),
    pow: { least: 2, most: 2, apply: (base = rational(0n), exponent = base) => raise(base, exponent) },
    cbrt: ofOne(cubeRoot),
    exp: ofOne(exponential),
    ln: ofOne((value) => logarithm(value, 'ln')),
    log10: ofOne((value) => logarithm(value, 'log10')),
    log2: ofOne((value) => logarithm(value, 'log2')),
    sin: roughly(sine),
    cos: roughly(cosine),
    tan: roughly(tangent),
    asin: roughly((value) => Math.asin(unit(toNumber(value), 'asin'))),
    acos: roughly((value) => Math.acos(unit(toNumber(value), 'acos'))),
    atan: roughly((value) => Math.atan(toNumber(value))),
  }),
)

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

function ofOne(apply: (value: Rational) => Quantity): CalculatorFunction {
  return { least: 1, most: 1, apply: (value = rational(0n)) => apply(value) }
}

function roughly(apply: (value: Rational) => number): CalculatorFunction {
  return ofOne((value) => ({ value: rationalFromNumber(apply(value)), exact: false }))
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
