import { Fault } from '../runtime/fault.ts'
import { TextBuilder } from '../text/text-builder.ts'
import type { Str } from '../text/text.ts'
import { SyntaxFault } from '../syntax/syntax-fault.ts'
import type { Body, Statement } from '../syntax/ast.ts'
import { toText } from '../values/represent.ts'
import { isTrue } from '../values/truth.ts'
import { analyze, targetNames } from './analyze.ts'
import { compileTarget } from './assign.ts'
import { compileExpression, compileFilter } from './compile-expression.ts'
import { compileFor } from './compile-for.ts'
import { compileCallBlock, compileMacro } from './compile-macro.ts'
import { frameAt } from './compile-name.ts'
import type { Evaluate, Execute, Flow, Frame } from './frame.ts'
import { declare, functionScope, innerScope, softScope } from './scope.ts'
import type { Scope } from './scope.ts'

/** Compiles a body in a scope that knows the names it stores. */
export function compileBody(body: Body, scope: Scope): Execute {
  const steps = body.map((statement) => compileStatement(statement, scope))
  const [only, more] = steps
  if (only === undefined) return () => 'on'
  if (more === undefined) return only
  return (frame) => {
    frame.runtime.charge(steps.length)
    for (const step of steps) {
      const flow = step(frame)
      if (flow !== 'on') return flow
    }
    return 'on'
  }
}

/** Runs a body in a new scope of the same function; its names start unset each time. */
export function compileScoped(body: Body, scope: Scope): Execute {
  analyze(scope, { body })
  return clearing(scope, compileBody(body, scope))
}

/** Unsets a scope's names before each run. */
export function clearing(scope: Scope, run: Execute): Execute {
  const slots = [...scope.slots.values()]
  if (slots.length === 0) return run
  return (frame) => {
    for (const slot of slots) frame.slots[slot] = undefined
    return run(frame)
  }
}

/** Runs a body with its text kept apart. */
export function capture(frame: Frame, run: Execute): { flow: Flow; text: Str } {
  const outer = frame.out
  const builder = new TextBuilder(frame.runtime.limits.characters)
  frame.out = builder
  const flow = run(frame)
  frame.out = outer
  return { flow, text: builder.build() }
}

function compileStatement(statement: Statement, scope: Scope): Execute {
  switch (statement.type) {
    case 'text': {
      const { text } = statement
      return (frame) => {
        frame.out.append(text)
        return 'on'
      }
    }
    case 'output': {
      const [value, { at }] = [compileExpression(statement.value, scope), statement]
      return (frame) => {
        const result = value(frame)
        if (typeof result === 'string') frame.out.append(result)
        else {
          frame.runtime.at = at
          frame.out.append(toText(frame.runtime, result))
        }
        return 'on'
      }
    }
    case 'if':
      return compileIf(statement, softScope(scope))
    case 'for':
      return compileFor(statement, scope, compilers)
    case 'macro':
      return compileMacro(statement, scope, compilers)
    case 'call-block':
      return compileCallBlock(statement, scope, compilers)
    case 'set': {
      const value = compileExpression(statement.value, scope)
      const assign = compileTarget(statement.target, scope)
      return (frame) => {
        assign(frame, value(frame))
        return 'on'
      }
    }
    case 'set-block':
      return compileSetBlock(statement, scope)
    case 'filter-block':
      return compileFilterBlock(statement, scope)
    case 'with':
      return compileWith(statement, scope)
    case 'block':
      return compileBlock(statement, scope)
    case 'break':
    case 'continue': {
      const { type, at } = statement
      if (!scope.isInLoop) throw new SyntaxFault(`'${type}' outside loop`, at)
      return () => type
    }
    case 'load': {
      const { tag, at } = statement
      return (frame) => {
        frame.runtime.at = at
        throw new Fault('TypeError', `no loader for this environment specified ('${tag}')`)
      }
    }
    default:
      return statement satisfies never
  }
}

/** What the files of single statements need of this one. */
export interface BodyCompilers {
  readonly body: typeof compileBody
  readonly scoped: typeof compileScoped
}

const compilers: BodyCompilers = { body: compileBody, scoped: compileScoped }

function compileIf(statement: Extract<Statement, { type: 'if' }>, scope: Scope): Execute {
  const branches = statement.branches.map(({ test, body }) => ({
    test: compileExpression(test, scope),
    run: compileBody(body, scope),
  }))
  const otherwise = compileBody(statement.otherwise, scope)
  const [only, more] = branches
  if (only !== undefined && more === undefined) {
    const { test, run } = only
    return (frame) => (isTrue(test(frame)) ? run(frame) : otherwise(frame))
  }
  return (frame) => {
    for (const { test, run } of branches) {
      if (isTrue(test(frame))) return run(frame)
    }
    return otherwise(frame)
  }
}

function compileSetBlock(statement: Extract<Statement, { type: 'set-block' }>, scope: Scope): Execute {
  const inner = innerScope(scope)
  const run = compileScoped(statement.body, inner)
  const { filtered, slot } = compileOnText(statement.filter, inner)
  const assign = compileTarget(statement.target, scope)
  return (frame) => {
    const { flow, text } = capture(frame, run)
    if (flow !== 'on') return flow
    frame.slots[slot] = text
    assign(frame, filtered(frame))
    return 'on'
  }
}

function compileFilterBlock(statement: Extract<Statement, { type: 'filter-block' }>, scope: Scope): Execute {
  const inner = innerScope(scope)
  analyze(inner, { body: statement.body, filter: statement.filter })
  const run = clearing(inner, compileBody(statement.body, inner))
  const { filtered, slot } = compileOnText(statement.filter, inner)
  return (frame) => {
    const { flow, text } = capture(frame, run)
    if (flow !== 'on') return flow
    frame.slots[slot] = text
    frame.out.append(toText(frame.runtime, filtered(frame)))
    return 'on'
  }
}

/** Filters over a text kept in a slot of its own. */
function compileOnText(
  filter: Parameters<typeof compileFilter>[0] | undefined,
  scope: Scope,
): { filtered: Evaluate; slot: number } {
  const slot = declare(scope, `text ${scope.function.slotCount}`)
  const text: Evaluate = (frame) => frame.slots[slot] ?? ''
  return { filtered: filter === undefined ? text : compileFilter(filter, scope, text), slot }
}

function compileWith(statement: Extract<Statement, { type: 'with' }>, scope: Scope): Execute {
  const inner = innerScope(scope)
  const values = statement.pairs.map(({ value }) => compileExpression(value, scope))
  const parameters = statement.pairs.flatMap(({ target }) => targetNames(target))
  analyze(inner, { parameters, body: statement.body })
  const assigns = statement.pairs.map(({ target }) => compileTarget(target, inner))
  const run = compileBody(statement.body, inner)
  const clear = clearing(inner, () => 'on')
  return (frame) => {
    const results = values.map((value) => value(frame))
    clear(frame)
    for (const [index, assign] of assigns.entries()) assign(frame, results[index] ?? null)
    return run(frame)
  }
}

/** A block sees the variables of the template's top level, and where it stands only when it is `scoped`. */
function compileBlock(statement: Extract<Statement, { type: 'block' }>, scope: Scope): Execute {
  let root = scope
  while (!statement.scoped && root.outer !== undefined) root = root.outer
  const inner = functionScope(root, !statement.scoped)
  analyze(inner, { body: statement.body })
  const run = compileBody(statement.body, inner)
  const hops = scope.function.depth - root.function.depth
  return (frame) => {
    const slots = Array.from<undefined>({ length: inner.function.slotCount })
    run({ ...frame, slots, up: frameAt(frame, hops) })
    return 'on'
  }
}
