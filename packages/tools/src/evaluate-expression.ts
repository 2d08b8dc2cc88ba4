import { calculatorConstants } from './calculator-constants.ts'
import { calculatorFunctions, factorial } from './calculator-functions.ts'
import type { Quantity } from './quantity.ts'
import { raise } from './raise.ts'
import { add, divide, multiply, negate, rational, rationalFromText, remainder } from './rational.ts'
import type { Rational } from './rational.ts'
import { readExpressionTokens } from './read-expression-tokens.ts'
import type { ExpressionToken } from './read-expression-tokens.ts'
import { openTokenReader } from './token-reader.ts'
import type { TokenReader } from './token-reader.ts'

const maxLength = 1000

/**
 * The value of an arithmetic expression, as an exact fraction wherever that is possible.
 *
 * From loosest to tightest: `+ -`, then `* / %`, then a sign, then `^` (right to left), then `!` and percent. `%` between
 * two operands is the remainder, with the sign of the divisor; after an operand it is percent, and `17% of 50` is
 * 8.5. Where both readings fit, as in `5 % -3`, it asks for brackets instead of choosing.
 *
 * Throws an `Error` whose message says what is wrong and at which character, counted from 1. An expression has at
 * most 1,000 characters and 50 levels of brackets.
 */
export function evaluateExpression(expression: string): Quantity {
  if (expression.trim() === '') throw new Error('the expression is empty')
  if (expression.length > maxLength) {
    throw new Error(`the expression has ${expression.length} characters, ${maxLength} is the most`)
  }
  const reader = openTokenReader(readExpressionTokens(expression))
  const result = readSum(reader)
  const rest = reader.next()
  if (rest.kind !== 'end') throw unexpected(rest)
  return result
}

/** A value as far as it is read. `isPercent`: a number with a percent sign and nothing else. */
interface Operand extends Quantity {
  readonly isPercent?: boolean
}

function readSum(reader: TokenReader): Operand {
  let left: Operand = readProduct(reader)
  for (;;) {
    const sign = reader.take('+') ?? reader.take('-')
    if (sign === undefined) return left
    const start = reader.peek().at
    const right = readProduct(reader)
    if (right.isPercent === true) {
      throw new Error(
        `the percentage at character ${start} can be a share of 1 or of what comes before it: divide by 100, or write "% of"`,
      )
    }
    left = locate(sign, () => combine(left, right, sign.text === '+' ? add : (a, b) => add(a, negate(b))))
  }
}

const operations: Readonly<Record<string, (left: Rational, right: Rational) => Rational>> = {
  '*': multiply,
  of: multiply,
  '/': divide,
  '%': remainder,
}

function readProduct(reader: TokenReader): Operand {
  let left: Operand = readSigned(reader)
  for (;;) {
    const sign = reader.take('*') ?? reader.take('/') ?? reader.take('%') ?? takeOf(reader, left)
    const operation = sign === undefined ? undefined : operations[sign.text]
    if (sign === undefined || operation === undefined) return left
    const right = readSigned(reader)
    left = locate(sign, () => combine(left, right, operation))
  }
}

function takeOf(reader: TokenReader, left: Operand): ExpressionToken | undefined {
  return left.isPercent === true ? reader.take('of') : undefined
}

function readSigned(reader: TokenReader): Operand {
  const sign = reader.take('-') ?? reader.take('+')
  if (sign === undefined) return readPower(reader)
  const value = reader.within(!reader.grouping, sign.at, () => readSigned(reader))
  return sign.text === '-' ? { ...value, value: negate(value.value) } : value
}

function readPower(reader: TokenReader): Operand {
  const base = readPostfix(reader)
  const sign = reader.take('^')
  if (sign === undefined) return base
  const exponent = reader.within(!reader.grouping, sign.at, () => readSigned(reader))
  return locate(sign, () => {
    const raised = raise(base.value, exponent.value)
    return { value: raised.value, exact: raised.exact && base.exact && exponent.exact }
  })
}

function readPostfix(reader: TokenReader): Operand {
  let operand: Operand = readOperand(reader)
  for (;;) {
    const value = operand
    const sign = reader.take('!') ?? takePercent(reader)
    if (sign === undefined) return value
    operand = locate(sign, () => ({
      value: sign.text === '!' ? factorial(value.value) : divide(value.value, rational(100n)),
      exact: value.exact,
      isPercent: sign.text === '%',
    }))
  }
}

function takePercent(reader: TokenReader): ExpressionToken | undefined {
  const sign = reader.peek()
  if (sign.kind !== 'symbol' || sign.text !== '%') return undefined
  const after = reader.peek(1)
  if (after.kind === 'number' || after.text === '(' || (after.kind === 'name' && after.text !== 'of'))
    return undefined
  if (after.text === '+' || after.text === '-') {
    throw new Error(`"%" at character ${sign.at} can be percent or remainder: put brackets around one side`)
  }
  return reader.next()
}

function readOperand(reader: TokenReader): Quantity {
  const token = reader.next()
  if (token.kind === 'number')
    return locate(token, () => ({ value: rationalFromText(readDigits(reader, token)), exact: true }))
  if (token.kind === 'name') return readName(reader, token)
  if (token.text !== '(') throw unexpected(token)
  return reader.within(false, token.at, () => {
    const inner = readSum(reader)
    close(reader, token)
    return { value: inner.value, exact: inner.exact }
  })
}

/** `1,234,567` outside an argument list is one number; any other comma is refused later. */
function readDigits(reader: TokenReader, first: ExpressionToken): string {
  let text = first.text
  let end = first.at + first.text.length
  while (
    reader.grouping &&
    /^[1-9]\d{0,2}$/u.test(first.text) &&
    !text.includes('.') &&
    reader.peek().text === ','
  ) {
    const group = reader.peek(1)
    const isGroup = reader.peek().at === end && group.at === end + 1 && /^\d{3}(?:\.\d*)?$/u.test(group.text)
    if (!isGroup) break
    reader.next()
    text += reader.next().text
    end = group.at + group.text.length
  }
  return text
}

function readName(reader: TokenReader, name: ExpressionToken): Quantity {
  const constant = calculatorConstants.get(name.text)
  if (constant !== undefined) return constant
  const called = calculatorFunctions.get(name.text)
  if (called === undefined) throw unknownName(name)
  const opened = reader.next()
  if (opened.text !== '(')
    throw new Error(`"${name.text}" at character ${name.at} needs its argument in brackets`)
  const values = reader.within(true, opened.at, () => readArguments(reader, opened))
  if (values.length < called.least || values.length > called.most) {
    const wanted = called.least === called.most ? `${called.least}` : `${called.least} to ${called.most}`
    throw new Error(
      `"${name.text}" at character ${name.at} takes ${wanted} arguments and got ${values.length}`,
    )
  }
  return locate(name, () => {
    const result = called.apply(...values.map((value) => value.value))
    return { value: result.value, exact: result.exact && values.every((value) => value.exact) }
  })
}

function readArguments(reader: TokenReader, opened: ExpressionToken): readonly Quantity[] {
  const values = [readSum(reader)]
  while (reader.take(',') !== undefined) values.push(readSum(reader))
  close(reader, opened)
  return values
}

function close(reader: TokenReader, opened: ExpressionToken): void {
  const token = reader.next()
  if (token.text === ')') return
  throw token.kind === 'end'
    ? new Error(`the bracket at character ${opened.at} is not closed`)
    : unexpected(token)
}

function combine(
  left: Quantity,
  right: Quantity,
  operation: (left: Rational, right: Rational) => Rational,
): Quantity {
  return { value: operation(left.value, right.value), exact: left.exact && right.exact }
}

/** Adds the place to what went wrong there. */
function locate<Value>(token: ExpressionToken, work: () => Value): Value {
  try {
    return work()
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${problem} at character ${token.at}`, { cause })
  }
}

function unexpected(token: ExpressionToken): Error {
  if (token.kind === 'end') return new Error('the expression ends where a number was expected')
  const isKnown = calculatorConstants.has(token.text) || calculatorFunctions.has(token.text)
  if (token.kind === 'number' || token.text === '(' || isKnown) {
    return new Error(`an operator is missing before "${token.text}" at character ${token.at}`)
  }
  return new Error(`unexpected "${token.text}" at character ${token.at}`)
}

function unknownName(name: ExpressionToken): Error {
  const hint =
    name.text === 'log'
      ? 'write ln, log10 or log2'
      : `known are ${[...calculatorFunctions.keys()].join(', ')}, pi and e`
  return new Error(`unknown name "${name.text}" at character ${name.at}: ${hint}`)
}
