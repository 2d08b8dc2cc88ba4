import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateExpression } from './evaluate-expression.ts'
import { formatDecimal } from './format-decimal.ts'
import type { Rational } from './rational.ts'

function evaluate(expression: string): string {
  return formatDecimal(evaluateExpression(expression).value, 10).text
}

/** Only an `Error` proper is a problem to tell; any other throw is a bug and goes through. */
function outcomeOf(expression: string): { readonly value?: Rational; readonly problem?: string } {
  try {
    return { value: evaluateExpression(expression).value }
  } catch (error) {
    if (error instanceof Error && error.name === 'Error') return { problem: error.message }
    throw error
  }
}

describe('values', () => {
  test.each([
    ['0.1 + 0.2', '0.3'],
    ['17 / 100 * 2340', '397.8'],
    ['17% of 2,340', '397.8'],
    ['-10% of 50', '-5'],
    ['(10%) + 1', '1.1'],
    ['2 + 3 * 4', '14'],
    ['(2 + 3) * 4', '20'],
    ['-2 ^ 2', '-4'],
    ['2 ^ -2', '0.25'],
    ['2 ** 3 ** 2', '512'],
    ['8 / 4 / 2', '1'],
    ['10 - 4 - 3', '3'],
    ['7 % 3', '1'],
    ['-7 % 3', '2'],
    ['7.5 % 2', '1.5'],
    ['7 % (-3)', '-2'],
    ['5! / 3!', '20'],
    ['3 x 4', '12'],
    ['2x3', '6'],
    ['12X4', '48'],
    ['(2)x(3) + 10x2', '26'],
    ['2 x 3x4', '24'],
    ['3!x2', '12'],
    ['50%x3', '1.5'],
    ['2xsqrt(9)', '6'],
    ['3 x -4', '-12'],
    ['6 × 7 ÷ 2', '21'],
    ['5 − 8', '-3'],
    ['1,234,567 + 1', '1234568'],
    ['max(1,234)', '234'],
    ['max((1,234), 5)', '1234'],
    ['min(3, -2, 9)', '-2'],
    ['average(1, 2, 4.5)', '2.5'],
    ['round(2.5) + round(-2.5)', '0'],
    ['round(1234.567, -2)', '1200'],
    ['floor(-1.5) + ceil(-1.5) + trunc(-1.5)', '-4'],
    ['gcd(12, 18) + lcm(4, 6)', '18'],
    ['gcd(0, 0) + gcd(0, -6)', '6'],
    ['sqrt(144)', '12'],
    ['2 ^ 0.5', '1.4142135624'],
    ['sqrt(2) * sqrt(2)', '2'],
    ['sin(pi)', '0'],
    ['cos(0) + tan(0)', '1'],
    ['ln(e)', '1'],
    ['log10(1000) + log2(8)', '6'],
    ['1.5e3', '1500'],
    ['.5 + 1.', '1.5'],
    ['1 / 3', '0.3333333333'],
    ['2 / 3', '0.6666666667'],
    ['1 / 3000000', '0.0000003333333333'],
    ['2 ^ 100', '1267650600228229401496703205376'],
    ['10 ^ 40', '1e40'],
    ['10 ^ 40 / 3', '3.3333333333e39'],
    ['0 ^ 0', '1'],
    ['(-1) ^ 123456789', '-1'],
  ])('%s is %s', (expression, result) => {
    expect(evaluate(expression)).toBe(result)
  })
})

describe('problems', () => {
  test.each([
    ['', 'the expression is empty'],
    ['1 / 0', 'division by zero at character 3'],
    ['7 % 0', 'division by zero at character 3'],
    ['0 ^ -1', 'division by zero at character 3'],
    ['= 3', 'unexpected "=" at character 1, pass only the expression'],
    ['12 : 4', 'bad expression, use only digits and + - * / % ( ): unexpected ":" at character 4'],
    ['5 % -3', '"%" at character 3 can be percent or remainder: put brackets around one side'],
    [
      '100 + 10%',
      'the percentage at character 7 can be a share of 1 or of what comes before it: divide by 100, or write "% of"',
    ],
    ['(1 + 2', 'the bracket at character 1 is not closed'],
    ['1 + 2)', 'unexpected ")" at character 6'],
    ['12 + * 3', 'unexpected "*" at character 6'],
    ['2(3)', 'an operator is missing before "(" at character 2'],
    ['1 2', 'an operator is missing before "2" at character 3'],
    ['0x10', 'unexpected "x10" at character 2'],
    ['2x + 1', 'unexpected "x" at character 2'],
    ['2x', 'unexpected "x" at character 2'],
    ['2pi', 'an operator is missing before "pi" at character 2'],
    ['0,123', 'unexpected "," at character 2'],
    [
      '5 + -10%',
      'the percentage at character 5 can be a share of 1 or of what comes before it: divide by 100, or write "% of"',
    ],
    ['1234,567', 'unexpected "," at character 5'],
    ['1,23', 'unexpected "," at character 2'],
    ['3 +', 'the expression ends where a number was expected'],
    ['log(3)', 'unknown name "log" at character 1: write ln, log10 or log2'],
    ['sqrt 4', '"sqrt" at character 1 needs its argument in brackets'],
    ['mod(1)', '"mod" at character 1 takes 2 arguments and got 1'],
    ['sqrt(-4)', 'sqrt of a negative number at character 1'],
    ['(-8) ^ (1/3)', 'a negative number has no real power that is not whole at character 6'],
    ['tan(pi/2)', 'tan has no value there at character 1'],
    ['factorial(2.5)', 'factorial needs whole numbers at character 1'],
    ['factorial(401)', 'factorial needs a whole number of at most 400 at character 1'],
    ['9 ^ 99999999', 'a number in this calculation has more than 1,000 digits at character 3'],
    ['('.repeat(60), 'more than 50 levels at character 51'],
    ['-'.repeat(60), 'more than 50 levels at character 51'],
    [`${'2^'.repeat(60)}2`, 'more than 50 levels at character 102'],
    ['1'.repeat(1001), 'the expression has 1001 characters, 1000 is the most'],
  ])('%s: %s', (expression, problem) => {
    expect(() => evaluateExpression(expression)).toThrow(new Error(problem))
  })

  test('an x that no operand is before is a name', () => {
    expect(() => evaluateExpression('x + 1')).toThrow(/unknown name "x" at character 1/)
  })

  test('an unknown name is answered with the known ones', () => {
    expect(() => evaluateExpression('foo(1)')).toThrow(/unknown name "foo" at character 1: known are abs, /)
  })
})

/** Small whole-number expressions with the value they have in exact fractions, worked out without the parser. */
const expressions = fc.letrec<{ tree: readonly [text: string, top: bigint, bottom: bigint] }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.integer({ min: 0, max: 99 }).map((value) => [`${value}`, BigInt(value), 1n] as const),
    fc.tuple(fc.constantFrom('+', '-', '*', '/'), tie('tree'), tie('tree')).map(([operator, left, right]) => {
      const text = `(${left[0]}) ${operator} (${right[0]})`
      const [top, bottom] =
        operator === '/'
          ? [left[1] * right[2] * right[2], left[2] * right[1] * right[2]]
          : operator === '*'
            ? [left[1] * right[1], left[2] * right[2]]
            : [left[1] * right[2] + (operator === '-' ? -right[1] : right[1]) * left[2], left[2] * right[2]]
      return [text, top, bottom] as const
    }),
  ),
})).tree

test('any expression has the exact value of its fraction, or says that it divides by zero', () => {
  fc.assert(
    fc.property(expressions, ([text, top, bottom]) => {
      fc.pre(text.length <= 1000)
      const outcome = outcomeOf(text)
      expect(outcome.problem?.replace(/ at character \d+$/, '')).toBe(
        bottom === 0n ? 'division by zero' : undefined,
      )
      const { numerator, denominator } = outcome.value ?? { numerator: top, denominator: bottom }
      expect(numerator * bottom).toBe(top * denominator)
    }),
    { numRuns: 500 },
  )
})

test('precedence agrees with JavaScript wherever both have the operator', () => {
  const flat = fc
    .array(fc.tuple(fc.constantFrom(' + ', ' - ', ' * '), fc.integer({ min: -99, max: 99 })), {
      maxLength: 12,
    })
    .map((parts) =>
      parts.map(([operator, value]) => `${operator}${value < 0 ? `(${value})` : value}`).join(''),
    )
  fc.assert(
    fc.property(flat, (tail) => {
      const terms = `1${tail}`.split(/ (?=[+-] )/).map((term) => {
        const factors = term.replace(/^[+-] /, '').split(' * ')
        const product = factors
          .map((factor) => BigInt(factor.replaceAll(/[()]/g, '')))
          .reduce((a, b) => a * b)
        return term.startsWith('- ') ? -product : product
      })
      expect(evaluateExpression(`1${tail}`).value.numerator).toBe(terms.reduce((a, b) => a + b))
    }),
    { numRuns: 300 },
  )
})

test('any text gives a value or an Error with a sentence, never anything else', () => {
  const noise = fc.string({ unit: fc.constantFrom(...'0123456789.,+-*/%^!() xepi'.split('')), maxLength: 60 })
  fc.assert(
    fc.property(fc.oneof(noise, fc.string({ unit: 'binary', maxLength: 40 })), (text) => {
      const { value, problem = '' } = outcomeOf(text)
      const written = value === undefined ? problem : formatDecimal(value, 10).text
      expect(written).toMatch(value === undefined ? /\w+ \w+/ : /^-?\d+(\.\d+)?(e-?\d+)?$/)
    }),
    { numRuns: 500 },
  )
})
