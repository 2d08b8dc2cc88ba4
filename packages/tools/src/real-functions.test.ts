import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateExpression } from './evaluate-expression.ts'
import { toNumber } from './rational.ts'

const evaluate = (expression: string) => toNumber(evaluateExpression(expression).value)

test.each([
  ['log10(factorial(200))', 374.89688864004023],
  ['ln(10^-400)', -921.0340371976183],
  ['log2(2^2000)', 2000],
  ['ln(1.0000001)', 9.999999500000033e-8],
  ['ln(0.9999999)', -1.0000000500000033e-7],
  ['log10(1.0000001)', 4.3429446018852916e-8],
  ['exp(1000) / 10^434', 1.970071114017047],
  ['exp(-1000) * 10^435', 5.075958897549457],
  ['sin(1000.1)', 0.8788928116493108],
  ['cbrt(-10^601) / 10^200', -2.154434690031884],
  ['cbrt(10^-600) * 10^200', 1],
  ['sin(1/10^16)', 1e-16],
  ['tan(-1/10^17)', -1e-17],
])('%s is %d to 14 digits', (expression, expected) => {
  expect(Math.abs(evaluate(expression) / expected - 1)).toBeLessThan(1e-14)
})

test('whole turns change nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (turns) => {
      expect(evaluate(`sin(${turns} * pi)`)).toBe(0)
      expect(evaluate(`cos(2 * ${turns} * pi)`)).toBe(1)
    }),
  )
})

test('an angle whose last digits are lost is refused', () => {
  expect(() => evaluateExpression('sin(10^30)')).toThrow(new Error('the angle is too large at character 1'))
})
