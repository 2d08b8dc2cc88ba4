import { Float } from '../values/float.ts'
import { integer } from '../values/number.ts'
import type { Expression, FilterNode } from './ast.ts'
import { noArguments, parseArguments } from './parse-arguments.ts'
import { SyntaxFault } from './syntax-fault.ts'
import { describeToken } from './token.ts'
import type { Token } from './token.ts'
import type { TokenStream } from './token-stream.ts'

/** The readers of whole expressions, which this file cannot import. */
export interface Grammar {
  expression(stream: TokenStream): Expression
  /** What parentheses hold: an expression or a tuple. */
  inParentheses(stream: TokenStream): Expression
}

const constants: ReadonlyMap<string, null | boolean> = new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
])

/** Reads a literal, a name, or something in brackets. */
export function parsePrimary(stream: TokenStream, grammar: Grammar): Expression {
  const token = stream.current
  const { at } = token
  if (token.kind === 'name') {
    stream.next()
    const value = constants.get(token.text)
    return value === undefined ? { type: 'name', name: token.text, at } : { type: 'constant', value, at }
  }
  if (token.kind === 'string') {
    let value = ''
    while (stream.current.kind === 'string') value += stream.next().text
    return { type: 'constant', value, at }
  }
  if (token.kind === 'integer' || token.kind === 'float') {
    stream.next()
    const isFloat = token.kind === 'float'
    const value = isFloat ? new Float(Number(token.text.replaceAll('_', ''))) : readInteger(token)
    return { type: 'constant', value, at }
  }
  if (stream.skipOperator('(')) {
    const inner = stream.nested(() => grammar.inParentheses(stream))
    stream.expectOperator(')')
    return inner
  }
  if (stream.isOperator('[')) return parseList(stream, grammar)
  if (stream.isOperator('{')) return parseDict(stream, grammar)
  throw new SyntaxFault(`unexpected '${describeToken(token)}'`, at)
}

const maximumDigits = 4300

function readInteger({ text, at }: Token): number | bigint {
  const digits = text.replaceAll('_', '')
  if (digits.length > maximumDigits) {
    throw new SyntaxFault(`Exceeds the limit (${maximumDigits} digits) for integer string conversion`, at)
  }
  return integer(BigInt(/^0+$/.test(digits) ? '0' : digits))
}

function parseList(stream: TokenStream, grammar: Grammar): Expression {
  const { at } = stream.expectOperator('[')
  const items: Expression[] = []
  while (!stream.isOperator(']')) {
    if (items.length > 0) stream.expectOperator(',')
    if (stream.isOperator(']')) break
    items.push(grammar.expression(stream))
  }
  stream.expectOperator(']')
  return { type: 'list', items, at }
}

function parseDict(stream: TokenStream, grammar: Grammar): Expression {
  const { at } = stream.expectOperator('{')
  const pairs: (readonly [Expression, Expression])[] = []
  while (!stream.isOperator('}')) {
    if (pairs.length > 0) stream.expectOperator(',')
    if (stream.isOperator('}')) break
    const key = grammar.expression(stream)
    stream.expectOperator(':')
    pairs.push([key, grammar.expression(stream)])
  }
  stream.expectOperator('}')
  return { type: 'dict', pairs, at }
}

/** Reads the attributes, items and calls after an expression. */
export function parsePostfix(stream: TokenStream, grammar: Grammar, start: Expression): Expression {
  let expression = start
  for (;;) {
    if (stream.isOperator('.')) expression = parseAttribute(stream, expression)
    else if (stream.isOperator('[')) expression = parseSubscript(stream, grammar, expression)
    else if (stream.isOperator('(')) expression = parseCall(stream, grammar, expression)
    else return expression
  }
}

/** Reads the filters, tests and calls after an expression. */
export function parseTail(stream: TokenStream, grammar: Grammar, start: Expression): Expression {
  let expression = start
  for (;;) {
    if (stream.isOperator('|')) expression = parseFilters(stream, grammar, expression) ?? expression
    else if (stream.isName('is')) expression = parseTest(stream, grammar, expression)
    else if (stream.isOperator('(')) expression = parseCall(stream, grammar, expression)
    else return expression
  }
}

/** Reads `| name(…) | name(…)`; in a filter block the first name comes without a bar. */
export function parseFilters(
  stream: TokenStream,
  grammar: Grammar,
  start: Expression | undefined,
  startsWithName: boolean = false,
): FilterNode | undefined {
  let filter: FilterNode | undefined
  let isInline = startsWithName
  while (isInline || stream.isOperator('|')) {
    if (!isInline) stream.next()
    isInline = false
    const { at } = stream.current
    const name = parseDottedName(stream)
    const args = stream.isOperator('(')
      ? parseArguments(stream, () => grammar.expression(stream))
      : noArguments
    filter = { type: 'filter', target: filter ?? start, name, arguments: args, at }
  }
  return filter
}

function parseDottedName(stream: TokenStream): string {
  let name = stream.expectName().text
  while (stream.skipOperator('.')) name += `.${stream.expectName().text}`
  return name
}

function parseTest(stream: TokenStream, grammar: Grammar, target: Expression): Expression {
  const { at } = stream.next()
  const isNegated = stream.skipName('not')
  const name = parseDottedName(stream)
  let args = noArguments
  if (stream.isOperator('(')) args = parseArguments(stream, () => grammar.expression(stream))
  else if (startsTestArgument(stream)) {
    if (stream.isName('is'))
      throw new SyntaxFault('You cannot chain multiple tests with is', stream.current.at)
    args = { ...noArguments, positional: [parsePostfix(stream, grammar, parsePrimary(stream, grammar))] }
  }
  const test: Expression = { type: 'test', target, name, arguments: args, at }
  return isNegated ? { type: 'unary', operator: 'not', operand: test, at } : test
}

function startsTestArgument(stream: TokenStream): boolean {
  const { kind, text } = stream.current
  if (kind === 'name') return text !== 'else' && text !== 'or' && text !== 'and'
  return (
    kind === 'string' ||
    kind === 'integer' ||
    kind === 'float' ||
    (kind === 'operator' && (text === '[' || text === '{'))
  )
}

function parseCall(stream: TokenStream, grammar: Grammar, target: Expression): Expression {
  const { at } = stream.current
  return { type: 'call', target, arguments: parseArguments(stream, () => grammar.expression(stream)), at }
}

function parseAttribute(stream: TokenStream, target: Expression): Expression {
  const { at } = stream.next()
  const token = stream.next()
  if (token.kind === 'name') return { type: 'attribute', target, name: token.text, at: token.at }
  if (token.kind !== 'integer') throw new SyntaxFault('expected name or number', token.at)
  return { type: 'item', target, key: { type: 'constant', value: readInteger(token), at: token.at }, at }
}

function parseSubscript(stream: TokenStream, grammar: Grammar, target: Expression): Expression {
  const { at } = stream.expectOperator('[')
  if (stream.isOperator(']'))
    throw new SyntaxFault("expected subscript expression, got ']'", stream.current.at)
  const start = stream.isOperator(':') ? undefined : grammar.expression(stream)
  if (stream.skipOperator(':')) return parseSlice(stream, grammar, target, start, at)
  const keys = [start as Expression]
  while (stream.skipOperator(',')) keys.push(grammar.expression(stream))
  stream.expectOperator(']')
  const key: Expression = keys.length === 1 ? (keys[0] as Expression) : { type: 'tuple', items: keys, at }
  return { type: 'item', target, key, at }
}

function parseSlice(
  stream: TokenStream,
  grammar: Grammar,
  target: Expression,
  start: Expression | undefined,
  at: number,
): Expression {
  const ends = (): boolean => stream.isOperator(':') || stream.isOperator(']')
  const stop = ends() ? undefined : grammar.expression(stream)
  const step = stream.skipOperator(':') && !ends() ? grammar.expression(stream) : undefined
  stream.expectOperator(']')
  return { type: 'slice', target, start, stop, step, at }
}
