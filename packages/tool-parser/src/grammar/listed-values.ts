import type { Json, JsonObject } from '@orion-harness/core'
import { isSame } from './merge-schemas.ts'
import { declaredTypes, isList, numberAt, typeOfValue } from './schema-node.ts'

/** Keywords that every listed value is held against. */
const held = /^(type|enum|const|m..(imum|Length))$/u

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
      .filter((keyword) => !held.test(keyword))
      .forEach(lost)
  return fitting
}

function isWithin(schema: JsonObject, value: Json): boolean {
  const [unit, size] = typeof value === 'string' ? ['Length', Array.from(value).length] : ['imum', value]
  if (typeof size !== 'number') return true
  const [min, max] = [numberAt(schema, `min${unit}`), numberAt(schema, `max${unit}`)]
  return size >= (min ?? size) && size <= (max ?? size)
}
