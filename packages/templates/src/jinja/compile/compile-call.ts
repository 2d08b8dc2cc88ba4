import { Fault } from '../runtime/fault.ts'
import type { CallNode, Expression } from '../syntax/ast.ts'
import { getAttribute, methodOf } from '../values/access.ts'
import { typeName } from '../values/type-name.ts'
import { Undefined } from '../values/undefined.ts'
import { Callable } from '../values/value.ts'
import type { Keywords, Value } from '../values/value.ts'
import { compileArguments } from './compile-arguments.ts'
import type { Evaluate, Frame } from './frame.ts'

type Compile = (node: Expression) => Evaluate

export function compileAttribute(
  node: Extract<Expression, { type: 'attribute' }>,
  compile: Compile,
): Evaluate {
  const [target, { name, at }] = [compile(node.target), node]
  return (frame) => {
    const value = target(frame)
    frame.runtime.at = at
    return getAttribute(frame.runtime, value, name)
  }
}

/** A call; `extra` is added to its keyword arguments. */
export function compileCall(
  node: CallNode,
  compile: Compile,
  extra?: (frame: Frame) => readonly [string, Value],
): Evaluate {
  const { target, at } = node
  const { positional, keywords } = compileArguments(node.arguments, compile)
  const named = (frame: Frame): Keywords | undefined => {
    const given = keywords(frame)
    return extra === undefined ? given : new Map([...(given ?? []), extra(frame)])
  }
  if (target.type === 'attribute') {
    const [owner, { name }] = [compile(target.target), target]
    const ownerAt = target.at
    return (frame) => {
      const value = owner(frame)
      const method = methodOf(frame.runtime, value, name)
      frame.runtime.at = ownerAt
      const callee = method === undefined ? getAttribute(frame.runtime, value, name) : undefined
      const places = positional(frame)
      const words = named(frame)
      frame.runtime.at = at
      frame.runtime.charge(1)
      if (method !== undefined) return method(frame.runtime, places, words)
      return callValue(frame, callee as Value, places, words)
    }
  }
  const callee = compile(target)
  return (frame) => {
    const value = callee(frame)
    const places = positional(frame)
    const words = named(frame)
    frame.runtime.at = at
    frame.runtime.charge(1)
    return callValue(frame, value, places, words)
  }
}

function callValue(
  frame: Frame,
  callee: Value,
  positional: readonly Value[],
  keywords: Keywords | undefined,
): Value {
  if (callee instanceof Callable) return callee.call(frame.runtime, positional, keywords)
  if (callee instanceof Undefined) callee.fail()
  throw new Fault('TypeError', `'${typeName(callee)}' object is not callable`)
}
