import { sameText } from '../text/same-text.ts'
import type { BinaryOperator, CompareOperator, Expression } from '../syntax/ast.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { add, divide, floorDivide, modulo, multiply, power, subtract } from '../values/arithmetic.ts'
import { contains, equals, isOrdered } from '../values/compare.ts'
import type { Value } from '../values/value.ts'
import type { Evaluate } from './frame.ts'

const binaries: Readonly<Record<BinaryOperator, (runtime: Runtime, left: Value, right: Value) => Value>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '//': floorDivide,
  '%': modulo,
  '**': power,
}

const comparisons: Readonly<
  Record<CompareOperator, (runtime: Runtime, left: Value, right: Value) => boolean>
> = {
  '==': equals,
  '!=': (runtime, left, right) => !equals(runtime, left, right),
  '<': (runtime, left, right) => isOrdered(runtime, '<', left, right),
  '<=': (runtime, left, right) => isOrdered(runtime, '<=', left, right),
  '>': (runtime, left, right) => isOrdered(runtime, '>', left, right),
  '>=': (runtime, left, right) => isOrdered(runtime, '>=', left, right),
  in: (runtime, left, right) => contains(runtime, right, left),
  'not in': (runtime, left, right) => !contains(runtime, right, left),
}

type Compile = (node: Expression) => Evaluate

export function compileBinary(node: Extract<Expression, { type: 'binary' }>, compile: Compile): Evaluate {
  const [left, right, apply, { at }] = [
    compile(node.left),
    compile(node.right),
    binaries[node.operator],
    node,
  ]
  return (frame) => {
    const one = left(frame)
    const other = right(frame)
    frame.runtime.at = at
    return apply(frame.runtime, one, other)
  }
}

/** One comparison, or a chain in which each operand is evaluated once and the first false one decides. */
export function compileCompare(node: Extract<Expression, { type: 'compare' }>, compile: Compile): Evaluate {
  const first = compile(node.first)
  const rest = node.rest.map(({ operator, operand }) => ({
    holds: comparisons[operator],
    operand: compile(operand),
  }))
  const { at } = node
  const [only, more] = rest
  if (only !== undefined && more === undefined) {
    const [operand, holds] = [only.operand, only.holds]
    const constant = node.rest[0]?.operand
    const operator = node.rest[0]?.operator
    if (
      constant?.type === 'constant' &&
      typeof constant.value === 'string' &&
      (operator === '==' || operator === '!=')
    ) {
      const [wanted, isEqual] = [constant.value, operator === '==']
      return (frame) => sameText(first(frame), wanted) === isEqual
    }
    return (frame) => {
      const left = first(frame)
      const right = operand(frame)
      frame.runtime.at = at
      return holds(frame.runtime, left, right)
    }
  }
  return (frame) => {
    let left = first(frame)
    for (const { holds, operand } of rest) {
      const right = operand(frame)
      frame.runtime.at = at
      if (!holds(frame.runtime, left, right)) return false
      left = right
    }
    return true
  }
}
