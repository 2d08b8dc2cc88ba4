import type { Json, JsonObject } from '@orion-harness/core'
import {
  asSchema,
  declaredTypes,
  isList,
  isObject,
  propertiesOf,
  stringsAt,
  type SchemaNode,
} from './schema-node.ts'

/**
 * One schema for what both allow. Schemas inside are joined by `allOf` and merged when their turn comes, so that
 * recursive ones end. Keywords of which only one can be kept are named in `lost`.
 */
export function mergeSchemas(a: SchemaNode, b: SchemaNode, lost: (keyword: string) => void): SchemaNode {
  if (a === false || b === false) return false
  if (a === true) return b
  if (b === true) return a
  const merged: Record<string, Json> = {}
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const value = mergeKeyword(key, a, b, lost)
    if (value === undefined) return false
    merged[key] = value
  }
  return mergeObjects(a, b, merged)
}

function mergeKeyword(
  key: string,
  a: JsonObject,
  b: JsonObject,
  lost: (keyword: string) => void,
): Json | undefined {
  const [left, right] = [a[key], b[key]]
  if (left === undefined) return right
  if (right === undefined) return left
  if (isSame(left, right)) return left
  switch (key) {
    case 'type':
      return mergeTypes(a, b)
    case 'enum':
      return isList(left) && isList(right)
        ? left.filter((item) => right.some((other) => isSame(item, other)))
        : left
    case 'const':
      return undefined
    case 'required':
      return [...new Set([...stringsAt(a, key), ...stringsAt(b, key)])]
    case 'minimum':
    case 'exclusiveMinimum':
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return Math.max(Number(left), Number(right))
    case 'maximum':
    case 'exclusiveMaximum':
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return Math.min(Number(left), Number(right))
    case 'items':
    case 'additionalProperties':
    case 'propertyNames':
      return joinSchemas(asSchema(left), asSchema(right))
    case 'properties':
    case 'prefixItems':
      return left
    case 'uniqueItems':
      return true
    default:
      lost(key)
      return left
  }
}

function mergeTypes(a: JsonObject, b: JsonObject): Json | undefined {
  const right = new Set(declaredTypes(b))
  const left = new Set(declaredTypes(a))
  const both = [...left].filter((type) => right.has(type) || (type === 'integer' && right.has('number')))
  if (right.has('integer') && left.has('number') && !both.includes('integer')) both.push('integer')
  return both.length === 0 ? undefined : both.length === 1 ? both[0] : both
}

function mergeObjects(a: JsonObject, b: JsonObject, merged: Record<string, Json>): JsonObject {
  if (isObject(a['properties']) || isObject(b['properties'])) {
    const keys = new Set([...propertiesOf(a), ...propertiesOf(b)].map(([key]) => key))
    const pairs = [...keys].map((key) => [key, joinSchemas(propertyOf(a, key), propertyOf(b, key))] as const)
    merged['properties'] = Object.fromEntries(pairs)
  }
  if (isList(a['prefixItems']) && isList(b['prefixItems'])) {
    const length = Math.max(a['prefixItems'].length, b['prefixItems'].length)
    merged['prefixItems'] = Array.from({ length }, (_, index) =>
      joinSchemas(itemOf(a, index), itemOf(b, index)),
    )
  }
  return merged
}

function propertyOf(schema: JsonObject, key: string): SchemaNode {
  const properties = schema['properties']
  if (isObject(properties) && Object.hasOwn(properties, key)) return asSchema(properties[key])
  return asSchema(schema['additionalProperties'])
}

function itemOf(schema: JsonObject, index: number): SchemaNode {
  const items = schema['prefixItems']
  return asSchema((isList(items) ? items[index] : undefined) ?? schema['items'])
}

function joinSchemas(a: SchemaNode, b: SchemaNode): SchemaNode {
  if (a === false || b === false) return false
  if (a === true) return b
  if (b === true || isSame(a, b)) return a
  const members = [...membersOf(a), ...membersOf(b)]
  return {
    allOf: members.filter((member, index) => members.findIndex((other) => isSame(other, member)) === index),
  }
}

function membersOf(schema: JsonObject): readonly Json[] {
  const members = schema['allOf']
  return isList(members) && Object.keys(schema).length === 1 ? members : [schema]
}

/** True for the same JSON, its keys in the same order. */
export function isSame(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
