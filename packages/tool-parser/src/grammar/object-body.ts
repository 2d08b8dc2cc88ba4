import type { JsonObject } from '@orion-harness/core'
import { choice, empty, optional, repeat, rule, sequence, type Gbnf } from './gbnf.ts'
import { otherKeys } from './other-keys.ts'
import { asSchema, isObject, numberAt, propertiesOf, stringsAt, type SchemaNode } from './schema-node.ts'
import { propertyPlace, type ValueContext, type ValuePlace } from './value-context.ts'

interface Pair {
  readonly required: boolean
  readonly text: Gbnf
}

/**
 * A JSON object: declared keys in their order, optional ones left out at will, then other keys where the schema
 * asks for them. A schema that declares properties and is silent about others takes no others: a model should not
 * invent arguments. One that declares none takes any.
 */
export function objectBody(context: ValueContext, schema: JsonObject, at: ValuePlace): Gbnf {
  const required = new Set(stringsAt(schema, 'required'))
  const declared = propertiesOf(schema)
  const undeclared = [...required].filter((key) => !declared.some(([known]) => known === key))
  const extra = extraValues(schema)
  const pairs: Pair[] = [
    ...declared.map(([key, value]) => ({ required: required.has(key), text: pair(context, key, value, at) })),
    ...undeclared.map((key) => ({ required: true, text: pair(context, key, extra, at) })),
  ]
  noteLost(context, schema, at)
  const others = extra === false ? undefined : otherPairs(context, schema, extra, at)
  const inner =
    others === undefined ? joinPairs(context, pairs, at) : withOthers(context, schema, pairs, others, at)
  return inner === undefined
    ? sequence('{', context.space(), '}')
    : sequence('{', context.space(), inner, context.space(), '}')
}

function pair(context: ValueContext, key: string, schema: SchemaNode, at: ValuePlace): Gbnf {
  const value = context.value(schema, propertyPlace(at, key))
  return sequence(`${context.strings.exactly(key)}:`, context.space(), value)
}

/** The schema of keys that are not declared; false when there may be none. */
function extraValues(schema: JsonObject): SchemaNode {
  if (schema['patternProperties'] !== undefined) return true
  if (schema['additionalProperties'] !== undefined) return asSchema(schema['additionalProperties'])
  return !isObject(schema['properties'])
}

function otherPairs(context: ValueContext, schema: JsonObject, extra: SchemaNode, at: ValuePlace): Gbnf {
  const keys = [...propertiesOf(schema).map(([key]) => key), ...stringsAt(schema, 'required')]
  const names = schema['propertyNames']
  const key =
    keys.length === 0 && isObject(names)
      ? context.value({ type: 'string', ...names }, { path: `${at.path}{}`, hint: `${at.hint}-key` })
      : otherKeys(context.book, at.hint, [...new Set(keys)])
  if (keys.length > 0 && names !== undefined) context.lost(at, 'propertyNames')
  const value = context.value(extra, propertyPlace(at, '*'))
  return rule(context.book.add(`${at.hint}-other`, sequence(key, ':', context.space(), value)))
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
    noteCounts(context, schema, pairs.length, at)
    const more = repeat(sequence(comma, other), 0, Infinity)
    return joinPairs(context, [...pairs, { required: false, text: sequence(other, more) }], at) ?? empty
  }
  const min = Math.max(0, numberAt(schema, 'minProperties') ?? 0)
  const max = numberAt(schema, 'maxProperties') ?? Infinity
  if (min > 1) context.lost(at, 'minProperties')
  if (max === 0) return empty
  const most = max > 64 ? Infinity : max - 1
  if (max !== Infinity && most === Infinity) context.lost(at, 'maxProperties')
  const all = sequence(other, repeat(sequence(comma, other), 0, most))
  return min === 0 ? optional(all) : all
}

/** The pairs in order with commas between those that are there; undefined when there are none. */
function joinPairs(context: ValueContext, pairs: readonly Pair[], at: ValuePlace): Gbnf | undefined {
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
  return optional(choice(...starts))
}

function noteCounts(context: ValueContext, schema: JsonObject, declared: number, at: ValuePlace): void {
  const required = new Set(stringsAt(schema, 'required')).size
  if ((numberAt(schema, 'minProperties') ?? 0) > required) context.lost(at, 'minProperties')
  if ((numberAt(schema, 'maxProperties') ?? Infinity) < declared || schema['maxProperties'] !== undefined) {
    context.lost(at, 'maxProperties')
  }
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
