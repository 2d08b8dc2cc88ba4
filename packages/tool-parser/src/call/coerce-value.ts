import type { Json, JsonObject, JsonSchema } from '@orion-harness/core'
import { readWholeJson } from '../json/read-json.ts'
import { losesDigits, spellingAt } from '../json/written-numbers.ts'
import { stringsAt } from '../grammar/schema-node.ts'
import { asObject } from './read-call-object.ts'
import { renamedKeys } from './rename-keys.ts'
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
 * number, a boolean, an array or an object only where the schema asks for one. A number for a string keeps its digits as
 * they are `spelled`. What cannot be turned is left as it is and noted as a problem, and so is a whole number with more
 * digits than a number keeps where only a whole number will do.
 */
export function coerceValue(
  value: Json,
  schemaGiven: Json | undefined,
  path: string,
  notes: CoercionNotes,
  spelled?: string,
): Json {
  const schema = resolveSchema(schemaGiven, notes.root)
  const types = schema === undefined ? undefined : typesOf(schema, notes.root)
  if (schema === undefined || types === undefined) return value
  const isExact = keepsDigits(value, types, spelled)
  if (isExact && fits(value, types)) return inside(value, schema, path, notes)
  const turned = typeof value === 'string' ? fromText(value, types) : toText(value, types, spelled)
  if (turned === undefined) {
    const found = isExact ? article(typeName(value)) : 'one so long'
    notes.problems.push(`"${path}" must be ${named(types)}, not ${found}`)
    return value
  }
  for (const repair of turned.repairs) notes.repairs.add(repair)
  return inside(turned.value, schema, path, notes)
}

interface Turned {
  readonly value: Json
  readonly repairs: readonly string[]
}

/** False for a whole number that lost digits where the schema asks for whole numbers and not for any. */
function keepsDigits(value: Json, types: ReadonlySet<string>, spelled: string | undefined): boolean {
  return (
    spelled === undefined || typeof value !== 'number' || types.has('number') || !losesDigits(value, spelled)
  )
}

function fromText(text: string, types: ReadonlySet<string>): Turned | undefined {
  const reading = readWholeJson(text.trim())
  if (reading === undefined || typeof reading.value === 'string') {
    return types.has('boolean') && /^(?:true|false)$/i.test(text.trim())
      ? { value: text.trim().toLowerCase() === 'true', repairs: ['text-to-boolean'] }
      : undefined
  }
  const { value } = reading
  if (!fits(value, types) || !keepsDigits(value, types, reading.spelled)) return undefined
  return { value, repairs: [...reading.repairs, `text-to-${typeName(value)}`] }
}

function toText(value: Json, types: ReadonlySet<string>, spelled?: string): Turned | undefined {
  if (!types.has('string') || value === null) return undefined
  if (typeof value === 'object') return { value: JSON.stringify(value, null, 2), repairs: ['object-to-text'] }
  return { value: spelled ?? String(value), repairs: [`${typeof value}-to-text`] }
}

function inside(value: Json, schema: JsonSchema, path: string, notes: CoercionNotes): Json {
  if (Array.isArray(value)) {
    const items = schema['items']
    return items === undefined
      ? value
      : value.map((item: Json, index) => {
          const at = String(index)
          return coerceValue(item, items, `${path}[${at}]`, notes, spellingAt(value, at))
        })
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
 * dropped, values are coerced, those of other keys by `additionalProperties`, and a missing required key is a problem.
 * Nothing is invented. Where the schema lets other keys in by saying so, only the case and the separators of a required
 * key are corrected.
 */
export function coerceObject(
  object: JsonObject,
  schema: JsonSchema,
  path: string,
  notes: CoercionNotes,
): JsonObject {
  const others =
    schema['patternProperties'] === undefined ? asObject(schema['additionalProperties']) : undefined
  const properties = asObject(schema['properties']) ?? (others === undefined ? undefined : {})
  if (properties === undefined) return object
  const required = stringsAt(schema, 'required')
  const names = renamedKeys(object, schema)
  if (names.size > 0) notes.repairs.add('key-spelling')
  const result: [string, Json][] = []
  const unknown: string[] = []
  for (const [written, value] of Object.entries(object)) {
    const key = names.get(written) ?? written
    const where = path === '' ? key : `${path}.${key}`
    const spelled = spellingAt(object, written)
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined
    if (property === undefined) {
      unknown.push(key)
      result.push([key, coerceValue(value, others, where, notes, spelled)])
      continue
    }
    if (value === null && !required.includes(key) && !allowsNull(property, notes)) {
      notes.repairs.add('optional-null')
      continue
    }
    result.push([key, coerceValue(value, property, where, notes, spelled)])
  }
  for (const key of required) {
    if (result.some(([found]) => found === key)) continue
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
  return types?.has('null') === true || schema['nullable'] === true
}

function list(keys: readonly string[]): string {
  return keys
    .slice(0, 5)
    .map((key) => `"${key}"`)
    .join(', ')
}
