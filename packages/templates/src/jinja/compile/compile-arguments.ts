import { Fault } from '../runtime/fault.ts'
import { Text, rawOf } from '../text/text.ts'
import type { ArgumentNodes, Expression } from '../syntax/ast.ts'
import { Dict } from '../values/dict.ts'
import { collect, tryIterate } from '../values/sequence.ts'
import { typeName } from '../values/type-name.ts'
import type { Keywords, Value } from '../values/value.ts'
import type { Evaluate, Frame } from './frame.ts'

const none: readonly Value[] = []

/** Compiled arguments of a call. */
export interface Arguments {
  readonly positional: (frame: Frame) => readonly Value[]
  readonly keywords: (frame: Frame) => Keywords | undefined
}

export function compileArguments(node: ArgumentNodes, compile: (node: Expression) => Evaluate): Arguments {
  return { positional: compilePositional(node, compile), keywords: compileKeywords(node, compile) }
}

function compilePositional(
  node: ArgumentNodes,
  compile: (node: Expression) => Evaluate,
): Arguments['positional'] {
  const parts = node.positional.map(compile)
  const [first, second] = parts
  if (node.spread !== undefined) {
    const spread = compile(node.spread)
    return (frame) => {
      const values = parts.map((part) => part(frame))
      const more = spread(frame)
      if (tryIterate(frame.runtime, more) === undefined) {
        throw new Fault('TypeError', `Value after * must be an iterable, not ${typeName(more)}`)
      }
      return [...values, ...collect(frame.runtime, more)]
    }
  }
  if (first === undefined) return () => none
  if (second === undefined) return (frame) => [first(frame)]
  return (frame) => parts.map((part) => part(frame))
}

function compileKeywords(
  node: ArgumentNodes,
  compile: (node: Expression) => Evaluate,
): Arguments['keywords'] {
  const parts = node.keywords.map(({ name, value }) => ({ name, evaluate: compile(value) }))
  const spread = node.spreadKeywords === undefined ? undefined : compile(node.spreadKeywords)
  if (parts.length === 0 && spread === undefined) return () => undefined
  return (frame) => {
    const keywords = new Map<string, Value>()
    for (const { name, evaluate } of parts) keywords.set(name, evaluate(frame))
    if (spread !== undefined) addSpread(keywords, spread(frame))
    return keywords
  }
}

function addSpread(keywords: Map<string, Value>, more: Value): void {
  if (!(more instanceof Dict)) {
    throw new Fault('TypeError', `argument after ** must be a mapping, not ${typeName(more)}`)
  }
  for (const { key, value } of more.entries()) {
    if (typeof key !== 'string' && !(key instanceof Text))
      throw new Fault('TypeError', 'keywords must be strings')
    const name = rawOf(key)
    if (keywords.has(name)) {
      throw new Fault('TypeError', `got multiple values for keyword argument '${name}'`)
    }
    keywords.set(name, value)
  }
}
