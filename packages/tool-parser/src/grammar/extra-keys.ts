import type { JsonObject } from '@orion-harness/core'
import { asSchema, isObject, propertiesOf, stringsAt, type SchemaNode } from './schema-node.ts'

/** The schema of keys that are neither declared nor required; false when there may be none. */
export function extraValues(schema: JsonObject): SchemaNode {
  const isSilent = (schema['patternProperties'] ?? schema['additionalProperties']) === undefined
  return !(isSilent && isObject(schema['properties'])) && undeclaredValues(schema)
}

/** The schema of a key that is required and not declared: a schema that is silent about it allows any value. */
export function undeclaredValues(schema: JsonObject): SchemaNode {
  return schema['patternProperties'] !== undefined || asSchema(schema['additionalProperties'])
}

/** The required keys that are not declared, each once. */
export function undeclaredKeys(schema: JsonObject): readonly string[] {
  const declared = propertiesOf(schema)
  return [...new Set(stringsAt(schema, 'required'))].filter(
    (key) => !declared.some(([known]) => known === key),
  )
}
