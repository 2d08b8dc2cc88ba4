import type { JsonObject } from '@orion-harness/core'
import type { MadeCall } from '../cases/outcome.ts'

/** A call out of JSON with exactly a name and arguments; undefined for anything else. */
export function readCall(text: string): MadeCall | undefined {
  const value = parseJson(text)
  if (!isObject(value)) return undefined
  const { name, arguments: args } = value
  return typeof name === 'string' && isObject(args) ? { name, arguments: args } : undefined
}

/** The value of JSON text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** True for an object that is no array, out of JSON. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
