import type { Json, JsonObject } from '@orion-harness/core'
import { choice, empty, optional, repeat, sequence, type Gbnf } from './gbnf.ts'
import { asSchema, asSchemas, isList, numberAt, type SchemaNode } from './schema-node.ts'
import { itemPlace, type ValueContext, type ValuePlace } from './value-context.ts'

/** Most items a grammar counts; llama.cpp spells out each repetition. */
export const mostCountedItems = 256

/** A JSON array by `prefixItems`, `items`, `minItems` and `maxItems`. */
export function arrayBody(context: ValueContext, schema: JsonObject, at: ValuePlace): Gbnf {
  for (const keyword of ['uniqueItems', 'contains', 'minContains', 'maxContains', 'unevaluatedItems']) {
    if (schema[keyword] !== undefined && schema[keyword] !== false) context.lost(at, keyword)
  }
  const { prefix, rest } = itemsOf(schema)
  const min = Math.max(0, numberAt(schema, 'minItems') ?? 0)
  const max = Math.min(numberAt(schema, 'maxItems') ?? Infinity, rest === false ? prefix.length : Infinity)
  if (min > max) return choice()
  const [least, most] = counted(context, at, min, max)
  const inner = joinItems(context, prefix, rest, least, most, at)
  return sequence('[', context.space(), inner, ']')
}

function itemsOf(schema: JsonObject): { readonly prefix: readonly SchemaNode[]; readonly rest: SchemaNode } {
  const items: Json | undefined = schema['items']
  if (isList(items)) return { prefix: asSchemas(items), rest: asSchema(schema['additionalItems']) }
  return { prefix: asSchemas(schema['prefixItems']), rest: asSchema(items) }
}

function counted(context: ValueContext, at: ValuePlace, min: number, max: number): readonly [number, number] {
  if (min > mostCountedItems) context.lost(at, 'minItems')
  if (max > mostCountedItems && max !== Infinity) context.lost(at, 'maxItems')
  return [Math.min(min, mostCountedItems), max > mostCountedItems ? Infinity : max]
}

/** Items from the last to the first: each one that is not required may end the array. */
function joinItems(
  context: ValueContext,
  prefix: readonly SchemaNode[],
  rest: SchemaNode,
  min: number,
  max: number,
  at: ValuePlace,
): Gbnf {
  const space = context.space()
  const comma = sequence(',', space)
  const fixed = prefix.slice(0, max).map((schema) => context.value(schema, itemPlace(at)))
  const restMax = max - fixed.length
  const restMin = Math.max(0, min - fixed.length)
  let tail: Gbnf = empty
  if (restMax > 0 && rest !== false) {
    const item = context.value(rest, itemPlace(at))
    if (fixed.length === 0) {
      const all = sequence(item, repeat(sequence(comma, item), Math.max(0, restMin - 1), restMax - 1), space)
      return restMin === 0 ? optional(all) : all
    }
    tail = repeat(sequence(comma, item), restMin, restMax)
  }
  for (let index = fixed.length - 1; index >= 0; index -= 1) {
    const one = sequence(...(index === 0 ? [] : [comma]), fixed[index] ?? empty, tail)
    tail = index < min ? one : optional(one)
  }
  return fixed.length === 0 ? empty : sequence(tail, space)
}
