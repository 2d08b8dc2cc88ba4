import type { Json, JsonObject, JsonSchema, ToolSpec } from '@orion-harness/core'
import { copySpellings } from '../json/written-numbers.ts'
import { coerceObject } from './coerce-value.ts'
import type { CoercionNotes } from './coerce-value.ts'
import { resolveSchema, typesOf } from './schema-types.ts'
import type { RawCall } from './raw-call.ts'
import { stringsAt } from '../grammar/schema-node.ts'
import { asObject, readEncoded } from './read-call-object.ts'

/** The arguments as the tool's schema wants them, or the reasons why they are not. */
export type ArgumentsReading =
  | { readonly ok: true; readonly arguments: JsonObject; readonly repairs: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[]; readonly repairs: readonly string[] }

/** What is no repair where values are text as written: turning it into its type, and Python's spelling of it. */
const nativeInText = /^(?:text-to-.*|python-literals|single-quotes)$/

/**
 * Makes the arguments object of a call: unwraps what models wrap, then holds it against the schema. Values that are
 * required and absent are problems, never invented.
 */
export function coerceArguments(call: RawCall, tool: ToolSpec): ArgumentsReading {
  const schema = resolveSchema(tool.parameters, tool.parameters) ?? {}
  const repairs = new Set<string>()
  const notes: CoercionNotes = { repairs, problems: [], root: tool.parameters }
  const object = toObject(call, schema, notes)
  if (object === undefined)
    return { ok: false, problems: ['the arguments are not an object'], repairs: [...repairs] }
  const positioned = withPositional(object, call.positional ?? [], schema, notes)
  const result = coerceObject(positioned, schema, '', notes)
  if (call.textual) for (const repair of repairs) if (nativeInText.test(repair)) repairs.delete(repair)
  return notes.problems.length > 0
    ? { ok: false, problems: notes.problems, repairs: [...repairs] }
    : { ok: true, arguments: result, repairs: [...repairs] }
}

function toObject(call: RawCall, schema: JsonSchema, notes: CoercionNotes): JsonObject | undefined {
  let value: Json | undefined = call.arguments
  if (value === undefined) return {}
  if (value === null) {
    notes.repairs.add('null-arguments')
    return {}
  }
  if (typeof value === 'string') {
    const encoded = value.trim() === '' ? {} : readEncoded(value)
    const isBroken = encoded === undefined && /^\s*\{\s*["'\u201c}]/.test(value)
    const only = encoded === undefined && !isBroken ? onlyTextKey(schema, notes.root) : undefined
    if (only !== undefined) {
      notes.repairs.add('plain-text-argument')
      return { [only]: value }
    }
    if (encoded === undefined) return undefined
    notes.repairs.add('encoded-arguments')
    value = encoded
  }
  if (Array.isArray(value)) {
    if (value.length > 1) return undefined
    notes.repairs.add('arguments-in-array')
    value = value[0] ?? {}
  }
  const object = asObject(value)
  return object === undefined ? undefined : unnest(object, schema, notes)
}

/** `{"arguments": {…}}` inside the arguments of a tool that has no such key. */
function unnest(object: JsonObject, schema: JsonSchema, notes: CoercionNotes): JsonObject {
  const properties = asObject(schema['properties']) ?? {}
  let current = object
  for (const key of ['arguments', 'parameters', 'args', 'arguments']) {
    const inner = current[key]
    if (Object.keys(current).length !== 1 || inner === undefined || Object.hasOwn(properties, key)) continue
    const next = typeof inner === 'string' ? asObject(readEncoded(inner)) : asObject(inner)
    if (next === undefined) continue
    notes.repairs.add('nested-arguments')
    current = next
  }
  return current
}

/** The key a plain string means: the only required one, and it takes text. */
function onlyTextKey(schema: JsonSchema, root: JsonSchema): string | undefined {
  const properties = asObject(schema['properties']) ?? {}
  const required = stringsAt(schema, 'required')
  const keys = required.length > 0 ? required : Object.keys(properties)
  const [key] = keys
  if (keys.length !== 1 || key === undefined) return undefined
  const property = resolveSchema(properties[key], root)
  const types = property === undefined ? undefined : typesOf(property, root)
  return types?.has('string') === true ? key : undefined
}

/** Unnamed values of a Python call: one per required key in the schema's order, and no more. */
function withPositional(
  object: JsonObject,
  positional: readonly Json[],
  schema: JsonSchema,
  notes: CoercionNotes,
): JsonObject {
  if (positional.length === 0) return object
  const required = stringsAt(schema, 'required')
  const declared = Object.keys(asObject(schema['properties']) ?? {})
  const keys = declared.filter((key) => required.includes(key) && !Object.hasOwn(object, key))
  if (positional.length > keys.length) {
    notes.problems.push('its values have no names')
    return object
  }
  notes.repairs.add('positional-arguments')
  const named = positional.map((value, index): [string, Json] => [keys[index] ?? '', value])
  const whole = { ...Object.fromEntries(named), ...object }
  copySpellings(positional, whole, (index) => keys[Number(index)] ?? '')
  copySpellings(object, whole)
  return whole
}
