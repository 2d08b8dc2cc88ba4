import type { Rational } from './rational.ts'

/** A number on its way through a calculation. `exact` is false once anything rounded had a part in it. */
export interface Quantity {
  readonly value: Rational
  readonly exact: boolean
}
