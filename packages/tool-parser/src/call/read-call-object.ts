import type { Json, JsonObject } from '@orion-harness/core'
import { isObject } from '../grammar/schema-node.ts'
import { readWholeJson } from '../json/read-json.ts'
import { copySpellings } from '../json/written-numbers.ts'
import type { NameResolver } from './resolve-name.ts'
import type { RawCall } from './raw-call.ts'

const nameKeys = ['name', 'function', 'tool', 'tool_name', 'function_name', 'recipient_name', 'action']
const argumentKeys = [
  'arguments',
  'parameters',
  'args',
  'params',
  'input',
  'tool_input',
  'tool_arguments',
  'action_input',
  'function_args',
  'kwargs',
]
const idKeys = ['id', 'call_id', 'tool_call_id']
const wrapperKeys = ['tool_calls', 'tool_call', 'function_call', 'function_calls', 'calls']

/** `loose` also accepts the shapes that need a marker to mean a call: flattened arguments, no arguments. */
export interface CallObjectOptions {
  readonly loose: boolean
  readonly resolver: NameResolver
}

/** The calls a JSON value encodes, in order. Undefined when any part of it is not a call. */
export function readCallObjects(value: Json, options: CallObjectOptions): readonly RawCall[] | undefined {
  if (Array.isArray(value)) {
    const calls: RawCall[] = []
    for (const item of value) {
      const inner = Array.isArray(item) ? undefined : readCallObjects(item, options)
      if (inner === undefined) return undefined
      calls.push(...inner)
    }
    return calls
  }
  const object = asObject(value)
  if (object === undefined) return undefined
  const wrapper = wrapperKeys.find((key) => typeof object[key] === 'object' && object[key] !== null)
  if (wrapper !== undefined && !nameKeys.some((key) => typeof object[key] === 'string')) {
    const inner = object[wrapper]
    const calls = inner === undefined ? undefined : readCallObjects(inner, options)
    return calls?.map((call) => repaired(call, 'wrapper-object'))
  }
  const call = readNamed(object, options) ?? readKeyed(object, options)
  return call === undefined ? undefined : [call]
}

/** `{"name": …, "arguments": …}` and its variants. */
function readNamed(object: JsonObject, options: CallObjectOptions): RawCall | undefined {
  const inner = asObject(object['function'])
  if (inner !== undefined) {
    const call = readNamed({ ...idOf(object), ...inner }, options)
    return call === undefined ? undefined : repaired(call, 'wrapper-object')
  }
  const nameKey = nameKeys.find((key) => typeof object[key] === 'string')
  const name = nameKey === undefined ? undefined : object[nameKey]
  if (nameKey === undefined || typeof name !== 'string') return undefined
  const repairs = nameKey === 'name' || nameKey === 'tool_name' ? [] : ['name-key']
  const argumentKey = argumentKeys.find((key) => Object.hasOwn(object, key))
  const id = idKeys.map((key) => object[key]).find((one) => typeof one === 'string')
  const head = { name, textual: false, ...(typeof id === 'string' ? { id } : {}) }
  if (argumentKey === undefined) return readFlat(object, nameKey, head, repairs, options)
  const given = object[argumentKey] ?? null
  if (isSchema(given) || (!options.loose && Object.hasOwn(object, 'description'))) return undefined
  if (argumentKey !== 'arguments' && argumentKey !== 'parameters') repairs.push('arguments-key')
  return { ...head, arguments: given, repairs }
}

function readFlat(
  object: JsonObject,
  nameKey: string,
  head: { readonly name: string; readonly textual: boolean; readonly id?: string },
  repairs: readonly string[],
  options: CallObjectOptions,
): RawCall | undefined {
  if (!options.loose || Object.hasOwn(object, 'description')) return undefined
  const rest = Object.entries(object).filter(
    ([key]) => key !== nameKey && key !== 'type' && !idKeys.includes(key),
  )
  if (rest.length === 0) return { ...head, arguments: undefined, repairs: [...repairs, 'no-arguments-key'] }
  const flat = Object.fromEntries(rest)
  copySpellings(object, flat)
  return { ...head, arguments: flat, repairs: [...repairs, 'flat-arguments'] }
}

/** `{"read_file": {"path": …}}`: the one key is the name. */
function readKeyed(object: JsonObject, options: CallObjectOptions): RawCall | undefined {
  const entries = Object.entries(object)
  const [key, value] = entries[0] ?? []
  if (key === undefined || value === undefined || entries.length !== 1) return undefined
  if (asObject(value) === undefined || options.resolver.resolve(key) === undefined) return undefined
  return { name: key, arguments: value, textual: false, repairs: [] }
}

/** A JSON Schema where arguments should be: the advert of the tool, not a call of it. */
function isSchema(value: Json): boolean {
  const object = asObject(value)
  return (
    object !== undefined &&
    object['type'] === 'object' &&
    asObject(object['properties'] ?? null) !== undefined
  )
}

function idOf(object: JsonObject): JsonObject {
  return typeof object['id'] === 'string' ? { id: object['id'] } : {}
}

function repaired(call: RawCall, repair: string): RawCall {
  return call.repairs.includes(repair) ? call : { ...call, repairs: [...call.repairs, repair] }
}

/** Undefined for everything that is not a plain object. */
export function asObject(value: Json | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined
}

/** Reads a text that holds one JSON object or array, or undefined. */
export function readEncoded(text: string): Json | undefined {
  const trimmed = text.trim()
  if (!trimmed.startsWith('{') && !trimmed.startsWith('[')) return undefined
  return readWholeJson(trimmed)?.value
}
