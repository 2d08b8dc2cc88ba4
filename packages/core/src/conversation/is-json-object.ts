import type { Json, JsonObject } from '../contract/json.ts'

/** True for an object that is not a list. */
export function isJsonObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
