import type { JsonObject, JsonSchema } from '@orion-harness/core'
import { nearestKey } from './nearest-key.ts'
import { stringsAt } from '../grammar/schema-node.ts'
import { asObject } from './read-call-object.ts'

/**
 * The declared keys that near-miss keys of an object stand for, where only one can be meant. A key that the schema
 * declares or requires stays; where it lets others in by saying so, only required keys are corrected, in case and
 * separators.
 */
export function renamedKeys(object: JsonObject, schema: JsonSchema): ReadonlyMap<string, string> {
  const properties = asObject(schema['properties']) ?? {}
  const required = stringsAt(schema, 'required')
  const isOpen = letsOthersIn(schema)
  const free = new Set(
    Object.keys(properties).filter(
      (key) => !Object.hasOwn(object, key) && (!isOpen || required.includes(key)),
    ),
  )
  const names = new Map<string, string>()
  for (const key of Object.keys(object)) {
    if (Object.hasOwn(properties, key) || required.includes(key)) continue
    const target = nearestKey(key, [...free], isOpen ? 0 : 1)
    if (target === undefined) continue
    free.delete(target)
    names.set(key, target)
  }
  return names
}

/** True when the schema speaks of keys besides its properties, other than to forbid them. */
function letsOthersIn(schema: JsonSchema): boolean {
  const others = schema['additionalProperties']
  return (
    others === true || asObject(others) !== undefined || asObject(schema['patternProperties']) !== undefined
  )
}
