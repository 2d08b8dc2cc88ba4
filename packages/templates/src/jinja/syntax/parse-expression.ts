import type { BinaryOperator, CompareOperator, Expression } from './ast.ts'
import { parsePostfix, parsePrimary, parseTail } from './parse-primary.ts'
import type { Grammar } from './parse-primary.ts'
import { SyntaxFault } from './syntax-fault.ts'
import { describeToken } from './token.ts'
import type { TokenStream } from './token-stream.ts'

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>='])

/** What the readers of parts of an expression need of this file. */
export const expressionGrammar: Grammar = {
  expression: (stream) => parseExpression(stream),
  inParentheses: (stream) => parseTuple(stream, { inParentheses: true }),
}

/** Reads one expression; without `allowConditional` it stops before an inline `if`. */
export function parseExpression(stream: TokenStream, allowConditional: boolean = true): Expression {
  return stream.nested(() => (allowConditional ? parseConditional(stream) : parseOr(stream)))
}

export interface TupleOptions {
  /** Only names, literals and parentheses, as on the left of an assignment. */
  readonly simplified?: boolean
  readonly allowConditional?: boolean
  /** Stops before a comma. */
  readonly onlyOne?: boolean
  /** A name that ends the tuple. */
  readonly endName?: string
  /** `()` is an empty tuple. */
  readonly inParentheses?: boolean
}

/** Reads an expression, or a tuple when commas follow. */
export function parseTuple(stream: TokenStream, options: TupleOptions = {}): Expression {
  const { at } = stream.current
  const items: Expression[] = []
  let isTuple = false
  for (;;) {
    if (items.length > 0) stream.expectOperator(',')
    if (isTupleEnd(stream, options.endName)) break
    items.push(
      options.simplified === true
        ? parsePrimary(stream, expressionGrammar)
        : parseExpression(stream, options.allowConditional),
    )
    if (!stream.isOperator(',') || options.onlyOne === true) break
    isTuple = true
  }
  if (!isTuple) {
    const [only] = items
    if (only !== undefined) return only
    if (options.inParentheses !== true) {
      throw new SyntaxFault(
        `Expected an expression, got '${describeToken(stream.current)}'`,
        stream.current.at,
      )
    }
  }
  return { type: 'tuple', items, at }
}

function isTupleEnd(stream: TokenStream, endName: string | undefined): boolean {
  const { kind } = stream.current
  if (kind === 'end-print' || kind === 'end-block' || stream.isOperator(')')) return true
  return endName !== undefined && stream.isName(endName)
}

function parseConditional(stream: TokenStream): Expression {
  const { at } = stream.current
  let expression = parseOr(stream)
  while (stream.skipName('if')) {
    const test = parseOr(stream)
    const otherwise = stream.skipName('else') ? stream.nested(() => parseConditional(stream)) : undefined
    expression = { type: 'conditional', test, accepted: expression, otherwise, at }
  }
  return expression
}

function parseOr(stream: TokenStream): Expression {
  let left = parseAnd(stream)
  while (stream.isName('or')) {
    const { at } = stream.next()
    left = { type: 'logic', operator: 'or', left, right: parseAnd(stream), at }
  }
  return left
}

function parseAnd(stream: TokenStream): Expression {
  let left = parseNot(stream)
  while (stream.isName('and')) {
    const { at } = stream.next()
    left = { type: 'logic', operator: 'and', left, right: parseNot(stream), at }
  }
  return left
}

function parseNot(stream: TokenStream): Expression {
  if (!stream.isName('not')) return parseCompare(stream)
  const { at } = stream.next()
  return { type: 'unary', operator: 'not', operand: stream.nested(() => parseNot(stream)), at }
}

function parseCompare(stream: TokenStream): Expression {
  const first = parseSum(stream)
  const rest: { operator: CompareOperator; operand: Expression }[] = []
  const { at } = stream.current
  for (;;) {
    const operator = compareOperator(stream)
    if (operator === undefined) break
    rest.push({ operator, operand: parseSum(stream) })
  }
  return rest.length === 0 ? first : { type: 'compare', first, rest, at }
}

function compareOperator(stream: TokenStream): CompareOperator | undefined {
  const { kind, text } = stream.current
  if (kind === 'operator' && comparisons.has(text)) {
    stream.next()
    return text as CompareOperator
  }
  if (stream.skipName('in')) return 'in'
  if (stream.isName('not') && stream.following.kind === 'name' && stream.following.text === 'in') {
    stream.next()
    stream.next()
    return 'not in'
  }
  return undefined
}

function parseSum(stream: TokenStream): Expression {
  return parseBinary(stream, ['+', '-'], parseConcat)
}

function parseConcat(stream: TokenStream): Expression {
  const first = parseProduct(stream)
  if (!stream.isOperator('~')) return first
  const { at } = stream.current
  const parts = [first]
  while (stream.skipOperator('~')) parts.push(parseProduct(stream))
  return { type: 'concat', parts, at }
}

function parseProduct(stream: TokenStream): Expression {
  return parseBinary(stream, ['*', '/', '//', '%'], parsePower)
}

function parsePower(stream: TokenStream): Expression {
  return parseBinary(stream, ['**'], (inner) => parseUnary(inner, true))
}

function parseBinary(
  stream: TokenStream,
  operators: readonly BinaryOperator[],
  parseOperand: (stream: TokenStream) => Expression,
): Expression {
  let left = parseOperand(stream)
  for (;;) {
    const { kind, text, at } = stream.current
    const operator = kind === 'operator' ? operators.find((one) => one === text) : undefined
    if (operator === undefined) return left
    stream.next()
    left = { type: 'binary', operator, left, right: parseOperand(stream), at }
  }
}

function parseUnary(stream: TokenStream, withTail: boolean): Expression {
  const { kind, text, at } = stream.current
  let expression: Expression
  if (kind === 'operator' && (text === '-' || text === '+')) {
    stream.next()
    const operand = stream.nested(() => parseUnary(stream, false))
    expression = { type: 'unary', operator: text, operand, at }
  } else expression = parsePrimary(stream, expressionGrammar)
  expression = parsePostfix(stream, expressionGrammar, expression)
  return withTail ? parseTail(stream, expressionGrammar, expression) : expression
}
