import { compileExpression } from './compile-expression.ts'
import { analyze, targetNames } from './analyze.ts'
import { compileTarget } from './assign.ts'
import type { BodyCompilers } from './compile-statement.ts'
import type { Evaluate, Execute, Flow, Frame } from './frame.ts'
import { cursorOf } from './cursor.ts'
import { LoopState } from './loop-state.ts'
import { declareParameter, functionScope, innerScope } from './scope.ts'
import type { Scope } from './scope.ts'
import { SyntaxFault } from '../syntax/syntax-fault.ts'
import type { ForNode, Statement } from '../syntax/ast.ts'
import { TextBuilder } from '../text/text-builder.ts'
import { toText } from '../values/represent.ts'
import { iterate } from '../values/sequence.ts'
import { isTrue } from '../values/truth.ts'
import type { Value } from '../values/value.ts'

type RunLoop = (frame: Frame, values: Value, depth: number, recurse: LoopState['recurse']) => Flow

/** True when the loop, or anything in it, stores a variable named `loop`. */
function storesLoop(node: ForNode): boolean {
  return targetNames(node.target).includes('loop') || node.body.some(assignsLoop)
}

function assignsLoop(statement: Statement): boolean {
  const isSet = statement.type === 'set' || statement.type === 'set-block'
  if (isSet && targetNames(statement.target).includes('loop')) return true
  if (statement.type !== 'if') return 'body' in statement && statement.body.some(assignsLoop)
  return [...statement.branches.flatMap((branch) => branch.body), ...statement.otherwise].some(assignsLoop)
}

/**
 * Compiles a `for`: every round starts with the body's names unset, and what it sets is gone after it. As in jinja2,
 * `else` runs when no round came to its end, also when each was cut short by `continue` or `break`.
 */
export function compileFor(node: ForNode, scope: Scope, compilers: BodyCompilers): Execute {
  if (storesLoop(node)) {
    throw new SyntaxFault("Can't assign to special loop variable in for-loop target", node.at)
  }
  const values = compileExpression(node.values, scope)
  if (node.recursive) return compileRecursive(node, scope, compilers, values)
  const run = compileLoop(node, scope, compilers)
  return (frame) => run(frame, values(frame), 0, undefined)
}

function compileLoop(node: ForNode, scope: Scope, compilers: BodyCompilers): RunLoop {
  const inner = innerScope(scope, true)
  const loopSlot = declareParameter(inner, 'loop')
  const names = targetNames(node.target)
  analyze(inner, { parameters: names, body: node.body })
  const assign = compileTarget(node.target, inner)
  const body = compilers.body(node.body, inner)
  const targets = new Set(names.map((name) => inner.slots.get(name)))
  const cleared = [...inner.slots.values()].filter((slot) => slot !== loopSlot && !targets.has(slot))
  const usesLoop = inner.uses.has('loop') || node.recursive
  const otherwise =
    node.otherwise.length === 0 ? undefined : compilers.scoped(node.otherwise, innerScope(scope))
  const select = node.filter === undefined ? undefined : compileSelect(node, scope)
  const { at } = node

  return (frame, given, depth, recurse) => {
    const { runtime, slots } = frame
    runtime.at = node.values.at
    const cursor = cursorOf(runtime, select === undefined ? given : select(frame, given))
    const loop = usesLoop ? new LoopState(cursor, depth, recurse) : undefined
    let isUnfinished = true
    for (let value = cursor.next(); value !== undefined; value = cursor.next()) {
      runtime.charge(1)
      runtime.at = at
      for (const slot of cleared) slots[slot] = undefined
      if (loop !== undefined) {
        loop.advance(value)
        slots[loopSlot] = loop
      }
      assign(frame, value)
      const flow = body(frame)
      if (flow === 'break') break
      if (flow === 'on') isUnfinished = false
    }
    slots[loopSlot] = undefined
    return isUnfinished && otherwise !== undefined ? otherwise(frame) : 'on'
  }
}

/** The values a loop's `if` lets through, one by one. */
function compileSelect(node: ForNode, scope: Scope): (frame: Frame, given: Value) => Iterable<Value> {
  const inner = innerScope(scope)
  const expressions = node.filter === undefined ? [] : [node.filter]
  analyze(inner, { parameters: targetNames(node.target), expressions })
  const assign = compileTarget(node.target, inner)
  const test = node.filter === undefined ? () => true : compileExpression(node.filter, inner)
  return (frame, given) => selected(frame, iterate(frame.runtime, given), assign, test)
}

function* selected(
  frame: Frame,
  values: Iterable<Value>,
  assign: (frame: Frame, value: Value) => void,
  test: Evaluate,
): Iterable<Value> {
  for (const value of values) {
    frame.runtime.charge(1)
    assign(frame, value)
    if (isTrue(test(frame))) yield value
  }
}

/** A recursive loop is a function of its own, which `loop(…)` calls again for its text. */
function compileRecursive(node: ForNode, scope: Scope, compilers: BodyCompilers, values: Evaluate): Execute {
  const inner = functionScope(scope)
  const run = compileLoop(node, inner, compilers)
  return (frame) => {
    const recurse: LoopState['recurse'] = (given, depth) => {
      frame.runtime.enter()
      const out = new TextBuilder(frame.runtime.limits.characters)
      const slots = Array.from<undefined>({ length: inner.function.slotCount })
      run({ ...frame, slots, up: frame, out }, given, depth, recurse)
      frame.runtime.leave()
      return out.build()
    }
    const given = values(frame)
    frame.out.append(toText(frame.runtime, recurse(given, 0)))
    return 'on'
  }
}
