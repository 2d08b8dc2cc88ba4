import { sandboxLookup } from '../builtins/lookup.ts'
import { Fault } from '../runtime/fault.ts'
import { concat } from '../text/text.ts'
import type { Str } from '../text/text.ts'
import { SyntaxFault } from '../syntax/syntax-fault.ts'
import type { Expression, FilterNode } from '../syntax/ast.ts'
import { getItem, getSlice } from '../values/access.ts'
import { negate, plus } from '../values/arithmetic.ts'
import { Dict } from '../values/dict.ts'
import { List, Tuple } from '../values/list.ts'
import { toText } from '../values/represent.ts'
import { isTrue } from '../values/truth.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'
import { compileArguments } from './compile-arguments.ts'
import { compileAttribute, compileCall } from './compile-call.ts'
import { compileName } from './compile-name.ts'
import { compileBinary, compileCompare } from './compile-operator.ts'
import type { Evaluate } from './frame.ts'
import { softScope } from './scope.ts'
import type { Scope } from './scope.ts'

/** Turns an expression into a function of a frame. Throws a `SyntaxFault` for an unknown filter or test. */
export function compileExpression(node: Expression, scope: Scope): Evaluate {
  const compile = (inner: Expression): Evaluate => compileExpression(inner, scope)
  switch (node.type) {
    case 'constant': {
      const { value } = node
      return () => value
    }
    case 'name':
      return compileName(node.name, scope)
    case 'list': {
      const items = node.items.map(compile)
      return (frame) => new List(items.map((item) => item(frame)))
    }
    case 'tuple': {
      const items = node.items.map(compile)
      return (frame) => new Tuple(items.map((item) => item(frame)))
    }
    case 'dict':
      return compileDict(node, compile)
    case 'attribute':
      return compileAttribute(node, compile)
    case 'item': {
      const [target, key, { at }] = [compile(node.target), compile(node.key), node]
      return (frame) => {
        const value = target(frame)
        const wanted = key(frame)
        frame.runtime.at = at
        return getItem(frame.runtime, value, wanted)
      }
    }
    case 'slice':
      return compileSlice(node, compile)
    case 'call':
      return compileCall(node, compile)
    case 'filter':
      return compileFilter(node, scope)
    case 'test':
      return compileTest(node, scope)
    case 'unary':
      return compileUnary(node, compile)
    case 'binary':
      return compileBinary(node, compile)
    case 'logic': {
      const [left, right, isAnd] = [compile(node.left), compile(node.right), node.operator === 'and']
      return (frame) => {
        const value = left(frame)
        return isTrue(value) === isAnd ? right(frame) : value
      }
    }
    case 'concat': {
      const parts = node.parts.map(compile)
      return (frame) => {
        let text: Str = ''
        for (const part of parts) {
          text = concat(text, toText(frame.runtime, part(frame)))
        }
        frame.runtime.checkLength(typeof text === 'string' ? text.length : text.raw.length)
        return typeof text !== 'string' && text.markup ? concat(text, '') : text
      }
    }
    case 'compare':
      return compileCompare(node, compile)
    case 'conditional':
      return compileConditional(node, softScope(scope))
    default:
      return node satisfies never
  }
}

/** A filter; in a filter block and after `set` the innermost one takes `body`. */
export function compileFilter(node: FilterNode, scope: Scope, body?: Evaluate): Evaluate {
  const { name, at } = node
  const inner = node.target
  let target: Evaluate | undefined = body
  if (inner !== undefined) {
    target = inner.type === 'filter' ? compileFilter(inner, scope, body) : compileExpression(inner, scope)
  }
  if (target === undefined) throw new SyntaxFault(`the filter '${name}' has nothing to take`, at)
  const filter = sandboxLookup.filter(name)
  if (filter === undefined) return unknown('filter', name, at, scope)
  const value = target
  const { positional, keywords } = compileArguments(node.arguments, (part) => compileExpression(part, scope))
  return (frame) => {
    const subject = value(frame)
    const places = positional(frame)
    const named = keywords(frame)
    frame.runtime.at = at
    frame.runtime.charge(1)
    return filter(frame.runtime, subject, places, named)
  }
}

function compileTest(node: Extract<Expression, { type: 'test' }>, scope: Scope): Evaluate {
  const { name, at } = node
  const target = compileExpression(node.target, scope)
  const test = sandboxLookup.test(name)
  if (test === undefined) return unknown('test', name, at, scope)
  const { positional, keywords } = compileArguments(node.arguments, (part) => compileExpression(part, scope))
  return (frame) => {
    const subject = target(frame)
    const places = positional(frame)
    const named = keywords(frame)
    frame.runtime.at = at
    return test(frame.runtime, subject, places, named)
  }
}

function unknown(kind: 'filter' | 'test', name: string, at: number, scope: Scope): Evaluate {
  if (!scope.isSoft) throw new SyntaxFault(`No ${kind} named '${name}'.`, at)
  return (frame) => {
    frame.runtime.at = at
    throw new Fault('TemplateRuntimeError', `No ${kind} named '${name}' found.`)
  }
}

function compileDict(
  node: Extract<Expression, { type: 'dict' }>,
  compile: (node: Expression) => Evaluate,
): Evaluate {
  refuseUnhashable(node)
  const pairs = node.pairs.map(([key, value]) => [compile(key), compile(value)] as const)
  const { at } = node
  return (frame) => {
    const dict = new Dict()
    for (const [key, value] of pairs) {
      const name = key(frame)
      const content = value(frame)
      frame.runtime.at = at
      dict.set(name, content)
    }
    return dict
  }
}

/** As jinja2 folds literals while compiling, a literal key that cannot be one fails even where it is never reached. */
function refuseUnhashable(node: Extract<Expression, { type: 'dict' }>): void {
  for (const [key, value] of node.pairs) {
    if (!isLiteral(key) || !isLiteral(value)) return
    if (key.type === 'list' || key.type === 'dict')
      throw new SyntaxFault(`unhashable type: '${key.type}'`, key.at)
  }
}

function isLiteral(node: Expression): boolean {
  if (node.type === 'list' || node.type === 'tuple') return node.items.every(isLiteral)
  if (node.type === 'dict') return node.pairs.flat().every(isLiteral)
  return node.type === 'constant'
}

function compileSlice(
  node: Extract<Expression, { type: 'slice' }>,
  compile: (node: Expression) => Evaluate,
): Evaluate {
  const target = compile(node.target)
  const absent = (): Value => null
  const [start, stop, step] = [node.start, node.stop, node.step].map((part) =>
    part === undefined ? absent : compile(part),
  ) as [Evaluate, Evaluate, Evaluate]
  const { at } = node
  return (frame) => {
    const value = target(frame)
    const [from, to, by] = [start(frame), stop(frame), step(frame)]
    frame.runtime.at = at
    return getSlice(frame.runtime, value, from, to, by)
  }
}

function compileUnary(
  node: Extract<Expression, { type: 'unary' }>,
  compile: (node: Expression) => Evaluate,
): Evaluate {
  const operand = compile(node.operand)
  if (node.operator === 'not') return (frame) => !isTrue(operand(frame))
  const { at } = node
  const apply = node.operator === '-' ? negate : plus
  return (frame) => {
    const value = operand(frame)
    frame.runtime.at = at
    return apply(frame.runtime, value)
  }
}

function compileConditional(node: Extract<Expression, { type: 'conditional' }>, scope: Scope): Evaluate {
  const test = compileExpression(node.test, scope)
  const accepted = compileExpression(node.accepted, scope)
  const missing = new Undefined(
    () => 'the inline if-expression evaluated to false and no else section was defined.',
  )
  const otherwise = node.otherwise === undefined ? () => missing : compileExpression(node.otherwise, scope)
  return (frame) => (isTrue(test(frame)) ? accepted(frame) : otherwise(frame))
}
