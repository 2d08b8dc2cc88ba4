import type { Json } from '../contract/json.ts'

/** What JSON keeps of a value; `undefined` becomes null. Throws what `JSON.stringify` throws, such as for a cycle. */
export function toJson(value: unknown): Json {
  const text: string | undefined = JSON.stringify(value)
  return text === undefined ? null : (JSON.parse(text) as Json)
}
