import type { Body, Expression, Statement, Target } from './ast.ts'
import { expressionGrammar, parseExpression, parseTuple } from './parse-expression.ts'
import { parseFilters } from './parse-primary.ts'
import { parseParameters, parseSetTarget, parseTarget } from './parse-target.ts'
import { SyntaxFault } from './syntax-fault.ts'
import type { TokenStream } from './token-stream.ts'

/** Reads the body of a statement up to one of the end tags, and moves past that tag's name. */
export interface BodyReader {
  read(stream: TokenStream, ends: readonly string[]): { readonly body: Body; readonly end: string }
}

type StatementReader = (stream: TokenStream, bodies: BodyReader) => Statement

/** Reads the statement whose tag name is the current token. */
export function parseStatement(stream: TokenStream, bodies: BodyReader): Statement | undefined {
  return readers.get(stream.current.text)?.(stream, bodies)
}

const parseFor: StatementReader = (stream, bodies) => {
  const { at } = stream.next()
  const target = parseTarget(stream, 'in')
  stream.expectNamed('in')
  const values = parseTuple(stream, { allowConditional: false, endName: 'recursive' })
  const filter = stream.skipName('if') ? parseExpression(stream) : undefined
  const recursive = stream.skipName('recursive')
  const { body, end } = bodies.read(stream, ['endfor', 'else'])
  const otherwise = end === 'else' ? bodies.read(stream, ['endfor']).body : []
  return { type: 'for', target, values, filter, recursive, body, otherwise, at }
}

const parseIf: StatementReader = (stream, bodies) => {
  const { at } = stream.next()
  const branches: { test: Expression; body: Body }[] = []
  for (;;) {
    const test = parseTuple(stream, { allowConditional: false })
    const { body, end } = bodies.read(stream, ['elif', 'else', 'endif'])
    branches.push({ test, body })
    if (end === 'elif') continue
    const otherwise = end === 'else' ? bodies.read(stream, ['endif']).body : []
    return { type: 'if', branches, otherwise, at }
  }
}

const parseSet: StatementReader = (stream, bodies) => {
  const { at } = stream.next()
  const target = parseSetTarget(stream)
  if (stream.skipOperator('=')) return { type: 'set', target, value: parseTuple(stream), at }
  const filter = parseFilters(stream, expressionGrammar, undefined)
  return { type: 'set-block', target, filter, body: bodies.read(stream, ['endset']).body, at }
}

const parseWith: StatementReader = (stream, bodies) => {
  const { at } = stream.next()
  const pairs: { target: Target; value: Expression }[] = []
  while (stream.current.kind !== 'end-block') {
    if (pairs.length > 0) stream.expectOperator(',')
    const target = parseTarget(stream)
    stream.expectOperator('=')
    pairs.push({ target, value: parseExpression(stream) })
  }
  return { type: 'with', pairs, body: bodies.read(stream, ['endwith']).body, at }
}

const parseMacro: StatementReader = (stream, bodies) => {
  const { at } = stream.next()
  const name = stream.expectName().text
  const parameters = parseParameters(stream)
  return { type: 'macro', name, parameters, body: bodies.read(stream, ['endmacro']).body, at }
}

const parseCallBlock: StatementReader = (stream, bodies) => {
  const { at } = stream.next()
  const parameters = stream.isOperator('(') ? parseParameters(stream) : []
  const call = parseExpression(stream)
  if (call.type !== 'call') throw new SyntaxFault('expected call', at)
  return { type: 'call-block', call, parameters, body: bodies.read(stream, ['endcall']).body, at }
}

const parseGeneration: StatementReader = (stream, bodies) => {
  const { at } = stream.next()
  const { body } = bodies.read(stream, ['endgeneration'])
  return { type: 'call-block', call: undefined, parameters: [], body, at }
}

const parseFilterBlock: StatementReader = (stream, bodies) => {
  const { at } = stream.next()
  const filter = parseFilters(stream, expressionGrammar, undefined, true)
  if (filter === undefined) throw new SyntaxFault('expected a filter', at)
  return { type: 'filter-block', filter, body: bodies.read(stream, ['endfilter']).body, at }
}

const parseBlock: StatementReader = (stream, bodies) => {
  const { at } = stream.next()
  const name = stream.expectName().text
  const scoped = stream.skipName('scoped')
  stream.skipName('required')
  if (stream.isOperator('-')) {
    throw new SyntaxFault(
      'Block names in Jinja have to be valid Python identifiers and may not contain hyphens, use an underscore instead.',
      at,
    )
  }
  const { body } = bodies.read(stream, ['endblock'])
  stream.skipName(name)
  return { type: 'block', name, scoped, body, at }
}

const parsePrint: StatementReader = (stream) => {
  const { at } = stream.next()
  const parts: Expression[] = []
  while (stream.current.kind !== 'end-block') {
    if (parts.length > 0) stream.expectOperator(',')
    parts.push(parseExpression(stream))
  }
  return { type: 'output', value: { type: 'concat', parts, at }, at }
}

const parseJump: StatementReader = (stream) => {
  const { text, at } = stream.next()
  return { type: text === 'break' ? 'break' : 'continue', at }
}

/** `extends`, `include` and `import` parse, and fail when they are reached: there is nothing to load from. */
const parseLoad: StatementReader = (stream) => {
  const { text, at } = stream.next()
  parseExpression(stream)
  while (stream.current.kind !== 'end-block' && stream.current.kind !== 'end') stream.next()
  return { type: 'load', tag: text, at }
}

const refuseAutoescape: StatementReader = (stream) => {
  throw new SyntaxFault('autoescape is not supported', stream.current.at)
}

const readers: ReadonlyMap<string, StatementReader> = new Map([
  ['for', parseFor],
  ['if', parseIf],
  ['set', parseSet],
  ['with', parseWith],
  ['macro', parseMacro],
  ['call', parseCallBlock],
  ['generation', parseGeneration],
  ['filter', parseFilterBlock],
  ['block', parseBlock],
  ['print', parsePrint],
  ['break', parseJump],
  ['continue', parseJump],
  ['extends', parseLoad],
  ['include', parseLoad],
  ['import', parseLoad],
  ['from', parseLoad],
  ['autoescape', refuseAutoescape],
])
