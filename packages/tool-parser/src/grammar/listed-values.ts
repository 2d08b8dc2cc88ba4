import type { Json, JsonObject } from '@orion-harness/core'
import { isSame } from './merge-schemas.ts'
import { declaredTypes, isList, numberAt, typeOfValue } from './schema-node.ts'

/** Keywords that every listed value is held against. */
const held: ReadonlySet<string> = new Set([
  'type',
  'enum',
  'const',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
])

/**
 * The values that `const` or `enum` lists and that are of a type, a length and a size the schema allows; undefined when
 * neither is there. `lost` names the keywords that the values were not held against.
 */
export function listedValues(
  schema: JsonObject,
  lost: (keyword: string) => void = () => undefined,
): readonly Json[] | undefined {
  const listed = schema['enum']
  const values = schema['const'] === undefined ? listed : [schema['const']]
  if (!isList(values)) return undefined
  const types = declaredTypes(schema)
  const fitting = values.filter((value) => {
    const type = typeOfValue(value)
    const isAllowed = types?.some((one) => one === type || (one === 'number' && type === 'integer')) ?? true
    return (
      isAllowed &&
      isWithin(schema, value) &&
      (!isList(listed) || listed.some((other) => isSame(other, value)))
    )
  })
  if (fitting.length > 0)
    Object.keys(schema)
      .filter((keyword) => !held.has(keyword))
      .forEach(lost)
  return fitting
}

function isWithin(schema: JsonObject, value: Json): boolean {
  if (typeof value === 'string')
    return isBetween(Array.from(value).length, numberAt(schema, 'minLength'), numberAt(schema, 'maxLength'))
  if (typeof value !== 'number') return true
  return isBetween(value, numberAt(schema, 'minimum'), numberAt(schema, 'maximum'))
}

function isBetween(value: number, min = -Infinity, max = Infinity): boolean {
  return value >= min && value <= max
}
