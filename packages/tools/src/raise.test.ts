import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateExpression } from './evaluate-expression.ts'
import { formatDecimal } from './format-decimal.ts'
import { toNumber } from './rational.ts'

const written = (expression: string) => {
  const { value, exact } = evaluateExpression(expression)
  return { text: formatDecimal(value, 10).text, exact }
}

describe('powers that are rounded', () => {
  test.each([
    ['2^14.5', '23170.4750059208'],
    ['2^-14.5', '0.00004315837288'],
    ['1000*1.05^14.5', '2028.8261619423'],
    ['pow(1.07, 20.5)', '4.0028327329'],
    ['0.1^33.5', '3.16227766e-34'],
    ['2^1500.5', '4.9603062852e451'],
    ['2^2000.25', '1.3653651918e602'],
    ['(10^400)^0.3', '1e120'],
    ['(10^-400)^0.25', '1e-100'],
    ['e^30', '10686474581524.4621469905'],
    ['pi^26', '8431341691876.2070666433'],
    ['sqrt(2)^40', '1048576'],
    ['(1 + 0.065/12)^360', '6.9917979739'],
    ['1.0000001^1000000000', '2.6881037013e43'],
    ['(-1.1)^1001', '-2.7169262098e41'],
  ])('%s is %s', (expression, text) => {
    expect(written(expression)).toEqual({ text, exact: false })
  })
})

describe('powers that are exact', () => {
  test.each([
    ['4^2.5', '32'],
    ['4^1000.5 / 4^1000', '2'],
    ['(9/4)^-1.5 * 27', '8'],
    ['1^99999999999', '1'],
    ['(-1)^-3', '-1'],
  ])('%s is %s', (expression, text) => {
    expect(written(expression)).toEqual({ text, exact: true })
  })
})

describe('powers that no number holds', () => {
  const tooLarge = 'a number in this calculation has more than 1,000 digits'

  test.each([
    ['2^5000', `${tooLarge} at character 2`],
    ['0.5^5000', `${tooLarge} at character 4`],
    ['1000000^500.5', `${tooLarge} at character 8`],
    ['e^3000', `${tooLarge} at character 2`],
    ['2.5^99999999.5', `${tooLarge} at character 4`],
    ['0^-0.5', 'division by zero at character 2'],
    ['0^-0.3', 'division by zero at character 2'],
  ])('%s: %s', (expression, problem) => {
    expect(() => evaluateExpression(expression)).toThrow(new Error(problem))
  })
})

test('half a power agrees with doubles to 12 digits', () => {
  const base = fc.integer({ min: 1, max: 99_999 })
  const halves = fc.integer({ min: -120, max: 120 })
  fc.assert(
    fc.property(base, fc.integer({ min: 0, max: 4 }), halves, (digits, places, half) => {
      const raised = toNumber(evaluateExpression(`(${digits}e-${places})^(${half}/2)`).value)
      const expected = Number(`${digits}e-${places}`) ** (half / 2)
      expect(Math.abs(raised / expected - 1)).toBeLessThan(1e-12)
    }),
  )
})

test('a power is the product of its parts to 30 digits, rounded or not', () => {
  const base = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }))
  const halves = fc.integer({ min: -400, max: 400 })
  fc.assert(
    fc.property(base, halves, halves, ([top, bottom], left, right) => {
      fc.pre(Math.abs(Math.log10(top / bottom) * (left + right)) < 500)
      const power = (half: number) => evaluateExpression(`(${top}/${bottom})^(${half}/2)`).value
      const [a, b, both] = [power(left), power(right), power(left + right)]
      const parts = a.numerator * b.numerator * both.denominator
      const whole = both.numerator * a.denominator * b.denominator
      const off = parts > whole ? parts - whole : whole - parts
      expect(off * 10n ** 30n).toBeLessThan(whole)
    }),
  )
})
