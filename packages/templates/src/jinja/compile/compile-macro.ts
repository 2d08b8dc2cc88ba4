import { analyze } from './analyze.ts'
import { compileCall } from './compile-call.ts'
import { compileExpression } from './compile-expression.ts'
import type { BodyCompilers } from './compile-statement.ts'
import type { Execute } from './frame.ts'
import { MacroValue } from './macro-value.ts'
import type { MacroCode } from './macro-value.ts'
import { declare, declareParameter, functionScope } from './scope.ts'
import type { Scope } from './scope.ts'
import type { Body, MacroNode, Parameter, Statement } from '../syntax/ast.ts'
import { toText } from '../values/represent.ts'
import { Undefined } from '../values/undefined.ts'
import type { Value } from '../values/value.ts'

/** Compiles a macro: a function of its own that returns its text. */
export function compileMacro(node: MacroNode, scope: Scope, compilers: BodyCompilers): Execute {
  const slot = declare(scope, node.name)
  const code = compileCode(node.name, node.parameters, node.body, scope, compilers)
  return (frame) => {
    frame.slots[slot] = new MacroValue(code, frame)
    return 'on'
  }
}

/** Compiles `call`: the body becomes the macro `caller` of the call. A `generation` block only runs its body. */
export function compileCallBlock(
  node: Extract<Statement, { type: 'call-block' }>,
  scope: Scope,
  compilers: BodyCompilers,
): Execute {
  const code = compileCode(null, node.parameters, node.body, scope, compilers)
  if (node.call === undefined) {
    return (frame) => {
      frame.out.append(toText(frame.runtime, new MacroValue(code, frame).call(frame.runtime, [], undefined)))
      return 'on'
    }
  }
  const call = compileCall(
    node.call,
    (part) => compileExpression(part, scope),
    (frame) => ['caller', new MacroValue(code, frame)],
  )
  return (frame) => {
    frame.out.append(toText(frame.runtime, call(frame)))
    return 'on'
  }
}

function compileCode(
  name: string | null,
  parameters: readonly Parameter[],
  body: Body,
  scope: Scope,
  compilers: BodyCompilers,
): MacroCode {
  const inner = functionScope(scope)
  const slots = parameters.map((parameter) => declareParameter(inner, parameter.name))
  const special = (word: string): number | undefined =>
    inner.slots.has(word) ? undefined : declareParameter(inner, word)
  const [caller, keywords, rest] = [special('caller'), special('kwargs'), special('varargs')]
  analyze(inner, { defaults: parameters, body })
  const fallbacks = parameters.map((parameter) => {
    if (parameter.fallback !== undefined) return compileExpression(parameter.fallback, inner)
    const missing = new Undefined(() => `parameter '${parameter.name}' was not provided`)
    return (): Value => missing
  })
  const run = compilers.body(body, inner)
  const used = (word: string, slot: number | undefined): number | undefined =>
    inner.uses.has(word) ? slot : undefined
  return {
    name,
    parameters: parameters.map((parameter) => parameter.name),
    slots,
    fallbacks,
    caller: used('caller', caller),
    keywords: used('kwargs', keywords),
    rest: used('varargs', rest),
    slotCount: () => inner.function.slotCount,
    run,
  }
}
