import type { JsonObject } from '@orion-harness/core'
import { isObject } from '../grammar/schema-node.ts'
import { coerceArguments } from './coerce-arguments.ts'
import type { BodyProblem, RawCall } from './raw-call.ts'
import type { NameResolver } from './resolve-name.ts'

/** A call held against the offered tools: ready to run, or a problem the model can act on. */
export type CheckedCall =
  | {
      readonly ok: true
      readonly name: string
      readonly arguments: JsonObject
      readonly id?: string
      readonly repairs: readonly string[]
    }
  | {
      readonly ok: false
      readonly name?: string
      /** As written, when they are an object. */
      readonly arguments?: JsonObject
      readonly problem: string
    }

/** Holds a call that was read against the offered tools. */
export function checkCall(call: RawCall, resolver: NameResolver): CheckedCall {
  const found = resolver.resolve(call.name)
  const written = isObject(call.arguments) ? { arguments: call.arguments } : {}
  if (found === undefined)
    return { ok: false, name: call.name, ...written, problem: unknownTool(call.name, resolver) }
  const reading = coerceArguments(call, found.tool)
  const { name } = found.tool
  if (!reading.ok) {
    const schema = JSON.stringify(found.tool.parameters)
    const shown = schema.length > 1500 ? '' : ` The schema of its arguments is ${schema}.`
    return {
      ok: false,
      name,
      ...written,
      problem: `The call of "${name}" was not run: ${reading.problems.join('; ')}.${shown}`,
    }
  }
  const { id } = call
  return {
    ok: true,
    name,
    arguments: reading.arguments,
    ...(id === undefined ? {} : { id }),
    repairs: [...new Set([...call.repairs, ...found.repairs, ...reading.repairs])],
  }
}

/** The sentence for a body that is no call. */
export function unreadable(problem: BodyProblem, resolver: NameResolver): string {
  const found = problem.name === undefined ? undefined : resolver.resolve(problem.name)
  if (problem.name !== undefined && found === undefined) return unknownTool(problem.name, resolver)
  const subject = found === undefined ? 'A tool call' : `The call of "${found.tool.name}"`
  const schema = found === undefined ? '' : JSON.stringify(found.tool.parameters)
  const shown = schema === '' || schema.length > 1500 ? '' : ` The schema of its arguments is ${schema}.`
  return `${subject} could not be read: ${problem.problem}. Write the call again.${shown}`
}

function unknownTool(name: string, resolver: NameResolver): string {
  const shown = name.length > 80 ? `${name.slice(0, 80)}…` : name
  const names = resolver.tools.map((tool) => tool.name)
  if (names.length === 0) return `There is no tool "${shown}": no tools are offered. Answer without one.`
  return `There is no tool "${shown}". The tools are: ${names.slice(0, 40).join(', ')}.`
}
