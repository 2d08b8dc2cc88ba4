import type { Json, JsonSchema } from '@orion-harness/core'
import { resolveReference } from '../grammar/resolve-reference.ts'
import { asObject } from './read-call-object.ts'

const maxReferences = 16

/** Follows local `$ref`s. Undefined when the schema says nothing that can be used. */
export function resolveSchema(schema: Json | undefined, root: JsonSchema): JsonSchema | undefined {
  let current = asObject(schema)
  for (let hop = 0; hop < maxReferences && current !== undefined; hop += 1) {
    const reference = current['$ref']
    if (typeof reference !== 'string') return current
    current = asObject(resolveReference(root, reference))
  }
  return undefined
}

/** The JSON types a schema lets in; undefined when it lets in any. */
export function typesOf(schema: JsonSchema, root: JsonSchema): ReadonlySet<string> | undefined {
  const types = unitedTypes(schema, root, new Set([schema]))
  return types?.size === 0 ? undefined : types
}

/** A schema in `seen` adds nothing where a union comes to it again. */
function unitedTypes(
  schema: JsonSchema,
  root: JsonSchema,
  seen: Set<JsonSchema>,
): ReadonlySet<string> | undefined {
  const { type } = schema
  if (typeof type === 'string') return new Set([type])
  if (Array.isArray(type)) return new Set(type.filter((one): one is string => typeof one === 'string'))
  const known = Array.isArray(schema['enum'])
    ? schema['enum']
    : Object.hasOwn(schema, 'const')
      ? [schema['const'] ?? null]
      : undefined
  if (known !== undefined) return new Set(known.map(typeName))
  const branches = [schema['anyOf'], schema['oneOf']].find((one) => Array.isArray(one))
  if (!Array.isArray(branches))
    return asObject(schema['properties']) === undefined ? undefined : new Set(['object'])
  const types = new Set<string>()
  for (const branch of branches) {
    const resolved = resolveSchema(branch, root)
    if (resolved === undefined) return undefined
    if (seen.has(resolved)) continue
    const inner = unitedTypes(resolved, root, seen.add(resolved))
    if (inner === undefined) return undefined
    for (const one of inner) types.add(one)
  }
  return types
}

/** The JSON type of a value. */
export function typeName(value: Json): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value
}

/** True when `value` is of one of `types`. */
export function fits(value: Json, types: ReadonlySet<string>): boolean {
  if (typeof value === 'number')
    return types.has('number') || (types.has('integer') && Number.isInteger(value))
  return types.has(typeName(value))
}
