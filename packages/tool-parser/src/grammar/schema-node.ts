import type { Json, JsonObject } from '@orion-harness/core'

/** A schema or one of the two boolean schemas. */
export type SchemaNode = JsonObject | boolean

/** Names of the JSON types a schema may ask for. `number` covers `integer`. */
export type SchemaType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object'

/** True for a JSON object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True for a JSON array. `Array.isArray` alone does not narrow a readonly one. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

/** The value as a schema. What is no schema says nothing, so it allows everything. */
export function asSchema(value: Json | undefined): SchemaNode {
  return typeof value === 'boolean' || isObject(value) ? value : true
}

/** The value as a list of schemas; empty when it is none. */
export function asSchemas(value: Json | undefined): readonly SchemaNode[] {
  return isList(value) ? value.map((item) => asSchema(item)) : []
}

/** A number found under `key`. */
export function numberAt(schema: JsonObject, key: string): number | undefined {
  const value = schema[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** The strings listed under `key`; empty when there are none. */
export function stringsAt(schema: JsonObject, key: string): readonly string[] {
  const value = schema[key]
  return isList(value) ? value.filter((item) => typeof item === 'string') : []
}

/** The schema's own properties as pairs, in the order they were declared. */
export function propertiesOf(schema: JsonObject): readonly (readonly [string, SchemaNode])[] {
  const properties = schema['properties']
  if (!isObject(properties)) return []
  return Object.entries(properties).map(([key, value]) => [key, asSchema(value)] as const)
}

/** A value's own type; `integer` for a whole number. */
export function typeOfValue(value: Json): SchemaType {
  if (value === null) return 'null'
  if (isList(value)) return 'array'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return 'object'
}

/** The types a schema allows by its `type`; undefined when it does not say. */
export function declaredTypes(schema: JsonObject): readonly SchemaType[] | undefined {
  const type = schema['type']
  const names = typeof type === 'string' ? [type] : isList(type) ? type : undefined
  return names?.filter(
    (name): name is SchemaType => typeof name === 'string' && allTypes.includes(name as SchemaType),
  )
}

/** Every type, in the order alternatives are tried. `integer` is part of `number`. */
export const allTypes: readonly SchemaType[] = [
  'string',
  'integer',
  'number',
  'boolean',
  'object',
  'array',
  'null',
]

/** Keywords that say something to people and nothing about values. */
export const annotations: ReadonlySet<string> = new Set([
  '$anchor',
  '$comment',
  '$defs',
  '$id',
  '$schema',
  'contentEncoding',
  'contentMediaType',
  'default',
  'definitions',
  'deprecated',
  'description',
  'example',
  'examples',
  'nullable',
  'readOnly',
  'title',
  'writeOnly',
])
