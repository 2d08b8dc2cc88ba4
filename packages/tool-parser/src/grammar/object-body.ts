import type { JsonObject } from '@orion-harness/core'
import { choice, empty, never, optional, repeat, rule, sequence, type Gbnf } from './gbnf.ts'
import { otherKeys } from './other-keys.ts'
import { extraValues, undeclaredKeys, undeclaredValues } from './extra-keys.ts'
import { isObject, numberAt, propertiesOf, stringsAt, type SchemaNode } from './schema-node.ts'
import { propertyPlace, type ValueContext, type ValuePlace } from './value-context.ts'

interface Pair {
  readonly required: boolean
  readonly text: Gbnf
}

/**
 * A JSON object: declared keys in their order, optional ones left out at will, then other keys where the schema
 * asks for them. A schema that declares properties and is silent about others takes no others but those it requires: a
 * model should not invent arguments. One that declares none takes any.
 */
export function objectBody(context: ValueContext, schema: JsonObject, at: ValuePlace): Gbnf {
  const required = new Set(stringsAt(schema, 'required'))
  const declared = propertiesOf(schema)
  const extra = extraValues(schema)
  const missing = undeclaredValues(schema)
  const pairs: Pair[] = [
    ...declared.map(([key, value]) => ({ required: required.has(key), text: pair(context, key, value, at) })),
    ...undeclaredKeys(schema).map((key) => ({ required: true, text: pair(context, key, missing, at) })),
  ]
  noteLost(context, schema, at)
  const others = extra === false ? undefined : otherPairs(context, schema, extra, at)
  const inner =
    others === undefined
      ? declaredOnly(context, schema, pairs, at)
      : withOthers(context, schema, pairs, others, at)
  const space = context.space()
  return sequence('{', space, ...(inner === undefined ? [] : [inner, space]), '}')
}

function pair(context: ValueContext, key: string, schema: SchemaNode, at: ValuePlace): Gbnf {
  const value = context.value(schema, propertyPlace(at, key))
  return sequence(`${context.strings.exactly(key)}:`, context.space(), value)
}

function otherPairs(context: ValueContext, schema: JsonObject, extra: SchemaNode, at: ValuePlace): Gbnf {
  const keys = [...propertiesOf(schema).map(([key]) => key), ...stringsAt(schema, 'required')]
  const names = schema['propertyNames']
  const key =
    keys.length === 0 && isObject(names)
      ? context.value({ type: 'string', ...names }, { path: `${at.path}{}`, hint: `${at.hint}-key` })
      : otherKeys(context.book, at.hint, [...new Set(keys)], context.strings.escaped)
  if (keys.length > 0 && names !== undefined) context.lost(at, 'propertyNames')
  const value = context.value(extra, propertyPlace(at, '*'))
  return rule(context.book.add(`${at.hint}-other`, sequence(key, ':', context.space(), value)))
}

/** Undefined when there are no keys. */
function declaredOnly(
  context: ValueContext,
  schema: JsonObject,
  pairs: readonly Pair[],
  at: ValuePlace,
): Gbnf | undefined {
  const min = leastKeys(schema)
  noteCounts(context, schema, pairs.length, at)
  return min > pairs.length ? never : joinPairs(context, pairs, min > 0, at)
}

function leastKeys(schema: JsonObject): number {
  return numberAt(schema, 'minProperties') ?? 0
}

function withOthers(
  context: ValueContext,
  schema: JsonObject,
  pairs: readonly Pair[],
  other: Gbnf,
  at: ValuePlace,
): Gbnf {
  const comma = sequence(',', context.space())
  if (pairs.length > 0) {
    noteCounts(context, schema, Infinity, at)
    const more = repeat(sequence(comma, other), 0, Infinity)
    const all = [...pairs, { required: false, text: sequence(other, more) }]
    return joinPairs(context, all, leastKeys(schema) > 0, at) ?? empty
  }
  const min = leastKeys(schema)
  const max = numberAt(schema, 'maxProperties') ?? Infinity
  if (min > max) return never
  if (min > 1) context.lost(at, 'minProperties')
  if (max === 0) return empty
  const most = max > 64 ? Infinity : max - 1
  if (max !== Infinity && most === Infinity) context.lost(at, 'maxProperties')
  const all = sequence(other, repeat(sequence(comma, other), 0, most))
  return min > 0 ? all : optional(all)
}

/** The pairs in order with commas between those that are there, `some` for at least one; undefined without pairs. */
function joinPairs(
  context: ValueContext,
  pairs: readonly Pair[],
  some: boolean,
  at: ValuePlace,
): Gbnf | undefined {
  if (pairs.length === 0) return undefined
  const comma = sequence(',', context.space())
  const anchor = pairs.findIndex((one) => one.required)
  if (anchor !== -1) {
    return sequence(
      ...pairs.slice(0, anchor).map((one) => optional(one.text, comma)),
      pairs[anchor]?.text ?? empty,
      ...pairs
        .slice(anchor + 1)
        .map((one) => (one.required ? sequence(comma, one.text) : optional(comma, one.text))),
    )
  }
  let rest: Gbnf = empty
  const starts: Gbnf[] = []
  for (const [index, one] of [...pairs.entries()].reverse()) {
    starts.unshift(sequence(one.text, rest))
    const tail = sequence(optional(comma, one.text), rest)
    rest = index === 0 ? empty : rule(context.book.add(`${at.hint}-rest`, tail))
  }
  return some ? choice(...starts) : optional(choice(...starts))
}

/** `most` is how many keys there may be by their names alone. */
function noteCounts(context: ValueContext, schema: JsonObject, most: number, at: ValuePlace): void {
  const required = new Set(stringsAt(schema, 'required')).size
  if (leastKeys(schema) > Math.max(1, required)) context.lost(at, 'minProperties')
  if ((numberAt(schema, 'maxProperties') ?? Infinity) < most) context.lost(at, 'maxProperties')
}

function noteLost(context: ValueContext, schema: JsonObject, at: ValuePlace): void {
  for (const keyword of [
    'patternProperties',
    'dependentRequired',
    'dependentSchemas',
    'unevaluatedProperties',
    'dependencies',
  ]) {
    if (schema[keyword] !== undefined) context.lost(at, keyword)
  }
}
