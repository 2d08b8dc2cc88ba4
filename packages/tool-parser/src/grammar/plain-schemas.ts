import type { Json, JsonObject } from '@orion-harness/core'
import { mergeSchemas } from './merge-schemas.ts'
import { resolveReference } from './resolve-reference.ts'
import {
  annotations,
  asSchemas,
  declaredTypes,
  isList,
  isObject,
  propertiesOf,
  stringsAt,
  type SchemaNode,
} from './schema-node.ts'

const mostAlternatives = 64

/**
 * The alternatives of a schema, each without `$ref`, `allOf`, `anyOf` and `oneOf` at its top: together they allow
 * what the schema allows. Keywords that had to be dropped are named in `lost`. A schema that is defined only by
 * itself has no alternative.
 */
export function plainSchemas(
  document: JsonObject,
  schema: SchemaNode,
  lost: (keyword: string) => void,
  path: readonly string[] = [],
): readonly SchemaNode[] {
  if (typeof schema === 'boolean') return schema ? [true] : []
  const { $ref: reference, allOf, anyOf, oneOf, ...own } = schema
  const conditions: (readonly SchemaNode[])[] = [[withoutAnnotations(own)]]
  if (typeof reference === 'string') {
    if (path.includes(reference)) return []
    const target = resolveReference(document, reference)
    if (target === undefined) lost('$ref')
    else conditions.push(plainSchemas(document, target, lost, [...path, reference]))
  }
  for (const member of asSchemas(allOf)) conditions.push(plainSchemas(document, member, lost, path))
  for (const options of [anyOf, oneOf]) {
    if (options === undefined) continue
    const alternatives = asSchemas(options).map((option) => plainSchemas(document, option, lost, path))
    if (options === oneOf && !areDisjoint(alternatives)) lost('oneOf')
    conditions.push(alternatives.flat())
  }
  return combine(conditions, lost)
}

function combine(
  conditions: readonly (readonly SchemaNode[])[],
  lost: (keyword: string) => void,
): readonly SchemaNode[] {
  let combined: readonly SchemaNode[] = [true]
  for (const alternatives of conditions) {
    if (combined.length * alternatives.length > mostAlternatives && combined.length > 1) {
      lost('anyOf')
      continue
    }
    combined = combined
      .flatMap((left) => alternatives.map((right) => mergeSchemas(left, right, lost)))
      .filter((merged) => merged !== false)
  }
  return combined
}

function withoutAnnotations(schema: JsonObject): SchemaNode {
  const kept = Object.entries(schema).filter(([key]) => !annotations.has(key))
  if (schema['nullable'] === true && typeof schema['type'] === 'string') {
    return Object.fromEntries(
      kept.map(([key, value]): [string, Json] => [key, key === 'type' ? [value, 'null'] : value]),
    )
  }
  return kept.length === 0 ? true : Object.fromEntries(kept)
}

/** No value can match two of the groups: their types differ, or a property that all require has other constants. */
function areDisjoint(groups: readonly (readonly SchemaNode[])[]): boolean {
  return groups.every((group, index) =>
    groups.slice(index + 1).every((other) => group.every((a) => other.every((b) => excludes(a, b)))),
  )
}

function excludes(a: SchemaNode, b: SchemaNode): boolean {
  if (!isObject(a) || !isObject(b)) return false
  const constants = [constantsOf(a), constantsOf(b)]
  if (constants[0] !== undefined && constants[1] !== undefined) {
    return constants[0].every((value) => constants[1]?.includes(value) !== true)
  }
  const types = [declaredTypes(a), declaredTypes(b)].map((names) =>
    names?.map((n) => (n === 'integer' ? 'number' : n)),
  )
  const [left, right] = types
  if (left !== undefined && right !== undefined && left.every((name) => !right.includes(name))) return true
  if (left?.join() !== 'object' || right?.join() !== 'object') return false
  const others = new Map(propertiesOf(b))
  return propertiesOf(a).some(([key, property]) => {
    const other = others.get(key)
    return (
      isRequired(a, key) && isRequired(b, key) && other !== undefined && haveOtherConstants(property, other)
    )
  })
}

function haveOtherConstants(a: SchemaNode, b: SchemaNode): boolean {
  if (!isObject(a) || !isObject(b)) return false
  const others = constantsOf(b)
  return others !== undefined && constantsOf(a)?.every((value) => !others.includes(value)) === true
}

function constantsOf(schema: JsonObject): readonly string[] | undefined {
  if (schema['const'] !== undefined) return [JSON.stringify(schema['const'])]
  const values = schema['enum']
  return isList(values) ? values.map((value) => JSON.stringify(value)) : undefined
}

function isRequired(schema: JsonObject, key: string): boolean {
  return stringsAt(schema, 'required').includes(key)
}
