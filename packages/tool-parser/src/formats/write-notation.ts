import type { Json } from '@orion-harness/core'
import type { WritableCall } from './call-format.ts'
import { writeJson } from './write-json.ts'

/** `call:f{x:<|"|>v<|"|>}`: bare keys in order, strings between `delimiter`. Nothing can be escaped in it. */
export function writeNotation(call: WritableCall, delimiter: string): string {
  const isPlain = isPlainValue(call.arguments)
  return `call:${call.name}${isPlain ? writeValue(call.arguments, delimiter) : writeJson(call.arguments)}`
}

/** False for a string that shows markers and for a key that is not a word: those are written as JSON. */
function isPlainValue(value: Json): boolean {
  if (typeof value === 'string') return !/[<[]/.test(value)
  if (Array.isArray(value)) return value.every((item: Json) => isPlainValue(item))
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, item]) => /^[A-Za-z_]\w*$/.test(key) && isPlainValue(item))
}

function writeValue(value: Json, delimiter: string): string {
  if (typeof value === 'string') return `${delimiter}${value}${delimiter}`
  if (Array.isArray(value)) return `[${value.map((item: Json) => writeValue(item, delimiter)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return `{${members.map(([key, item]) => `${key}:${writeValue(item, delimiter)}`).join(',')}}`
}
