import type { Json } from '@orion-harness/core'
import type { WritableCall } from './call-format.ts'

/**
 * JSON with a space after each comma and colon, as the templates print it. `<` and `[` inside strings stay as they
 * are: a reader of JSON knows where its strings end.
 */
export function writeJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => writeJson(item)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${writeJson(item)}`)
  return `{${members.join(', ')}}`
}

/** `{"name": …, "arguments": …}`. */
export function writeObject(call: WritableCall, argumentsKey = 'arguments'): string {
  return `{"name": ${JSON.stringify(call.name)}, ${JSON.stringify(argumentsKey)}: ${writeJson(call.arguments)}}`
}

/** A JSON list of call objects. */
export function writeList(calls: readonly WritableCall[], withIds: boolean): string {
  const items = calls.map((call) => {
    const id = withIds && call.id !== undefined ? `, "id": ${JSON.stringify(call.id)}` : ''
    return `${writeObject(call).slice(0, -1)}${id}}`
  })
  return `[${items.join(', ')}]`
}
