import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, fractionText } from './fraction.ts'

const textOf = (expression: string) => {
  const value = evaluate(expression)
  return value && fractionText(value)
}

describe('the value of an expression', () => {
  it('is exact for whole numbers of any size', () => {
    const whole = fc.bigInt({ min: 0n, max: 10n ** 16n })
    fc.assert(
      fc.property(whole, whole, whole, (a, b, c) => {
        expect(textOf(`${a} + ${b} * ${c}`)).toEqual({ text: String(a + b * c), exact: true })
        expect(textOf(`(${a} - ${b}) * ${c}`)).toEqual({ text: String((a - b) * c), exact: true })
      }),
    )
  })

  it.each([
    ['17 / 100 * 2340', '397.8', true],
    ['1 / 3', '0.3333333333', false],
    ['2 / 300', '0.006666666667', false],
    ['1 / 30000000', '3.333333333e-8', false],
    ['7 % 3', '1', true],
    ['3 - 10 / 4', '0.5', true],
    ['0.1 + 0.2', '0.3', true],
    ['1 / 1024 + 0.00000000001', '0.00097656251', true],
    ['1 / 100000000', '1e-8', true],
    ['25 / 100000000000', '2.5e-10', true],
  ])('of %s is %s', (expression, text, exact) => {
    expect(textOf(expression)).toEqual({ text, exact })
  })

  it('is nothing for a division by zero', () => {
    expect(evaluate('4 / (2 - 2)')).toBeUndefined()
    expect(evaluate('1 + 4 % 0')).toBeUndefined()
  })
})
