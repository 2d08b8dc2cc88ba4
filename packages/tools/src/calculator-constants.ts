import type { Quantity } from './quantity.ts'
import { rationalFromText } from './rational.ts'
import type { Rational } from './rational.ts'

const pi: Rational = rationalFromText('3.141592653589793238462643383279502884197')

/** e to 40 digits. */
export const euler: Rational = rationalFromText('2.718281828459045235360287471352662497757')

/** τ, a full turn in radians, to 40 digits. */
export const tau: Rational = rationalFromText('6.283185307179586476925286766559005768394')

/** π, e and τ by their names. */
export const calculatorConstants: ReadonlyMap<string, Quantity> = new Map(
  Object.entries({ pi, π: pi, e: euler, tau }).map(([name, value]) => [name, { value, exact: false }]),
)
