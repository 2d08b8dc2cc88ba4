import type { Json, JsonObject, JsonSchema } from '@orion-harness/core'
import { readWholeJson } from '../json/read-json.ts'
import { nearestKey } from './nearest-key.ts'
import { asObject } from './read-call-object.ts'
import { fits, resolveSchema, typeName, typesOf } from './schema-types.ts'

/** Where coercion writes down what it did and what it could not do. */
export interface CoercionNotes {
  readonly repairs: Set<string>
  /** Each one clause that names the key. */
  readonly problems: string[]
  /** The arguments object is schema's root; `$ref` points into it. */
  readonly root: JsonSchema
}

/**
 * Turns what the model wrote into the type the schema asks for. A string parameter is never parsed; text becomes a
 * number, a boolean, an array or an object only where the schema asks for one. What cannot be turned is left as it is
 * and noted as a problem.
 */
export function coerceValue(
  value: Json,
  schemaGiven: Json | undefined,
  path: string,
  notes: CoercionNotes,
): Json {
  const schema = resolveSchema(schemaGiven, notes.root)
  const types = schema === undefined ? undefined : typesOf(schema, notes.root)
  if (schema === undefined || types === undefined) return value
  if (fits(value, types)) return inside(value, schema, path, notes)
  const turned = typeof value === 'string' ? fromText(value, types) : toText(value, types)
  if (turned === undefined) {
    notes.problems.push(`"${path}" must be ${named(types)}, not ${article(typeName(value))}`)
    return value
  }
  for (const repair of turned.repairs) notes.repairs.add(repair)
  return inside(turned.value, schema, path, notes)
}

interface Turned {
  readonly value: Json
  readonly repairs: readonly string[]
}

function fromText(text: string, types: ReadonlySet<string>): Turned | undefined {
  const reading = readWholeJson(text.trim())
  if (reading === undefined || typeof reading.value === 'string') {
    return types.has('boolean') && /^(?:true|false)$/i.test(text.trim())
      ? { value: text.trim().toLowerCase() === 'true', repairs: ['text-to-boolean'] }
      : undefined
  }
  const { value } = reading
  if (!fits(value, types)) return undefined
  return { value, repairs: [...reading.repairs, `text-to-${typeName(value)}`] }
}

function toText(value: Json, types: ReadonlySet<string>): Turned | undefined {
  if (types.has('integer') && typeof value === 'number' && Number.isInteger(value))
    return { value, repairs: ['number-to-integer'] }
  if (!types.has('string') || value === null) return undefined
  if (typeof value === 'object') return { value: JSON.stringify(value, null, 2), repairs: ['object-to-text'] }
  return { value: String(value), repairs: [`${typeof value}-to-text`] }
}

function inside(value: Json, schema: JsonSchema, path: string, notes: CoercionNotes): Json {
  if (Array.isArray(value)) {
    const items = schema['items']
    return items === undefined
      ? value
      : value.map((item: Json, index) => coerceValue(item, items, `${path}[${String(index)}]`, notes))
  }
  const object: JsonObject | undefined = asObject(value)
  return object === undefined ? value : coerceObject(object, schema, path, notes)
}

function named(types: ReadonlySet<string>): string {
  return [...types].map(article).join(' or ')
}

function article(type: string): string {
  if (type === 'null') return 'null'
  return /^[aio]/.test(type) ? `an ${type}` : `a ${type}`
}

/**
 * Holds an object against its schema: near-miss keys are renamed when only one key can be meant, optional nulls are
 * dropped, values are coerced, and a missing required key is a problem. Nothing is invented. Where the schema lets
 * other keys in by saying so, only the case and the separators of a required key are corrected.
 */
export function coerceObject(
  object: JsonObject,
  schema: JsonSchema,
  path: string,
  notes: CoercionNotes,
): JsonObject {
  const properties = asObject(schema['properties'])
  if (properties === undefined) return object
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  const renamed = renameKeys(object, schema, notes)
  const result: [string, Json][] = []
  const unknown: string[] = []
  for (const [key, value] of Object.entries(renamed)) {
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined
    if (property === undefined) {
      unknown.push(key)
      result.push([key, value])
      continue
    }
    if (value === null && !required.includes(key) && !allowsNull(property, notes)) {
      notes.repairs.add('optional-null')
      continue
    }
    const where = path === '' ? key : `${path}.${key}`
    result.push([key, coerceValue(value, property, where, notes)])
  }
  for (const key of required) {
    if (typeof key !== 'string' || Object.hasOwn(renamed, key)) continue
    const where = path === '' ? key : `${path}.${key}`
    const instead = unknown.length === 0 ? '' : `, and ${list(unknown)} is not one of its keys`
    notes.problems.push(`the required key "${where}" is missing${instead}`)
  }
  return Object.fromEntries(result)
}

function allowsNull(property: Json, notes: CoercionNotes): boolean {
  const schema = resolveSchema(property, notes.root)
  if (schema === undefined) return true
  const types = typesOf(schema, notes.root)
  return types === undefined ? schema['nullable'] === true : types.has('null') || schema['nullable'] === true
}

function renameKeys(object: JsonObject, schema: JsonSchema, notes: CoercionNotes): JsonObject {
  const properties = asObject(schema['properties']) ?? {}
  const keys = Object.keys(object)
  if (keys.every((key) => Object.hasOwn(properties, key))) return object
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  const isOpen = letsOthersIn(schema)
  const free = Object.keys(properties).filter(
    (key) => !Object.hasOwn(object, key) && (!isOpen || required.includes(key)),
  )
  const taken = new Set<string>()
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      if (Object.hasOwn(properties, key)) return [key, value]
      const target = nearestKey(
        key,
        free.filter((one) => !taken.has(one)),
        isOpen ? 0 : 1,
      )
      if (target === undefined) return [key, value]
      taken.add(target)
      notes.repairs.add('key-spelling')
      return [target, value]
    }),
  )
}

/** True when the schema speaks of keys besides its properties, other than to forbid them. */
function letsOthersIn(schema: JsonSchema): boolean {
  const others = schema['additionalProperties']
  return (
    others === true || asObject(others) !== undefined || asObject(schema['patternProperties']) !== undefined
  )
}

function list(keys: readonly string[]): string {
  return keys
    .slice(0, 5)
    .map((key) => `"${key}"`)
    .join(', ')
}
