import { HarnessError, type Json, type JsonSchema } from '@orion-harness/core'

/** Keywords the converter of node-llama-cpp would ignore, so that the model could write what the schema forbids. */
const ignoredKeywords = [
  'allOf',
  'anyOf',
  'dependentRequired',
  'else',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'if',
  'maximum',
  'minimum',
  'multipleOf',
  'not',
  'pattern',
  'patternProperties',
  'then',
  'uniqueItems',
]

/** Keywords whose values are maps from names to schemas. */
const schemaMaps = ['properties', '$defs']

/** Throws `OPTION_INVALID` when the built-in converter would ignore a part of `schema`. */
export function refuseIgnoredKeywords(schema: JsonSchema, path = ''): void {
  for (const [key, value] of Object.entries(schema)) {
    const place = `${path}/${key}`
    if (ignoredKeywords.includes(key)) {
      throw new HarnessError(
        'OPTION_INVALID',
        `[engine-llamacpp] The built-in converter would ignore ${place} of this schema.`,
        {
          hint: 'Give `llamaCppEngine` a `toGrammar` that knows it, or leave it out of the schema.',
          data: { place },
        },
      )
    }
    for (const [name, inner] of innerSchemas(key, value)) refuseIgnoredKeywords(inner, place + name)
  }
}

function innerSchemas(key: string, value: Json): (readonly [name: string, schema: JsonSchema])[] {
  if (key === 'const' || key === 'enum' || key === 'default' || key === 'examples') return []
  if (Array.isArray(value)) return value.flatMap((inner, index) => asSchema(`/${index}`, inner))
  if (!schemaMaps.includes(key)) return asSchema('', value)
  return Object.entries(value ?? {}).flatMap(([name, inner]) => asSchema(`/${name}`, inner))
}

function asSchema(name: string, value: Json): (readonly [string, JsonSchema])[] {
  return isObject(value) ? [[name, value]] : []
}

function isObject(value: Json): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
