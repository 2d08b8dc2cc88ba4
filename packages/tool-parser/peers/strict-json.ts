import type { Json, JsonObject } from '@orion-harness/core'

/** `JSON.parse`, or undefined where it throws. */
export function strictJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The JSON object that begins at `start` and where it ends, as Python's `raw_decode` finds it. */
export function objectAt(
  text: string,
  start: number,
): { readonly value: JsonObject; readonly end: number } | undefined {
  const end = endOfObject(text, start)
  const value = end === undefined ? undefined : strictJson(text.slice(start, end))
  return end !== undefined && isRecord(value) ? { value, end } : undefined
}

/** True for a JSON object. */
export function isRecord(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function endOfObject(text: string, start: number): number | undefined {
  let depth = 0
  let inString = false
  for (let at = start; at < text.length; at += 1) {
    const character = text[at]
    if (inString) {
      if (character === '\\') at += 1
      else if (character === '"') inString = false
      continue
    }
    if (character === '"') inString = true
    else if (character === '{') depth += 1
    else if (character === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  return undefined
}
