import type { JsonSchema } from '@orion-harness/core'
import type { CallLayout, ParameterLayout } from './call-layouts.ts'
import { anyCodePoint } from './code-points.ts'
import { choice, optional, sequence, type Gbnf } from './gbnf.ts'
import { plainSchemas } from './plain-schemas.ts'
import type { SchemaWriter } from './schema-to-gbnf.ts'
import { declaredTypes, isList, propertiesOf, stringsAt, type SchemaNode } from './schema-node.ts'
import { spellLayout } from './spell-layout.ts'
import { textWithout } from './text-without.ts'

/**
 * Arguments written one by one, in declared order. Where the schema asks for a string, the text stands as it is,
 * without the layout's own markup; its length and pattern are checked after. Other values are JSON.
 */
export function parameterList(
  writer: SchemaWriter,
  layout: CallLayout,
  parameters: ParameterLayout,
  schema: JsonSchema,
  hint: string,
): Gbnf {
  const { book } = writer.context(schema)
  const markers = [...parameters.markup, ...(layout.close === '' ? [] : [layout.close])]
  const plain = plainSchemas(schema, schema, () => undefined)
  const text = (): Gbnf => textWithout(book, 'text', { characters: anyCodePoint, markers })
  let shared: Gbnf | undefined
  const lists = plain.map((one) => {
    const required = new Set(stringsAt(one === true || one === false ? {} : one, 'required'))
    const properties = typeof one === 'boolean' ? [] : propertiesOf(one)
    const parts = properties.map(([key, property]) => {
      const kinds = plainSchemas(schema, property, () => undefined)
      const isText = kinds.some(mayBeText)
      const words = kinds.length === 1 ? textsOf(kinds[0] ?? true) : undefined
      if (isText && words === undefined) shared ??= text()
      const value = !isText
        ? writer.value(schema, property, `${hint}-${key}`)
        : words === undefined
          ? shared
          : choice(...words)
      const middle = isText ? parameters.middle : (parameters.json ?? parameters.middle)
      const part = sequence(
        parameters.before,
        key,
        spellLayout(middle),
        value ?? '',
        spellLayout(parameters.after),
      )
      return required.has(key) ? part : optional(part)
    })
    return sequence(...parts)
  })
  return choice(...lists)
}

function mayBeText(schema: SchemaNode): boolean {
  if (typeof schema === 'boolean') return schema
  const words = textsOf(schema)
  if (words !== undefined) return words.length > 0
  return declaredTypes(schema)?.includes('string') ?? true
}

/** The strings a schema lists; undefined when it lists none or not only strings. */
function textsOf(schema: SchemaNode): readonly string[] | undefined {
  if (typeof schema === 'boolean') return undefined
  const values = schema['const'] === undefined ? schema['enum'] : [schema['const']]
  return isList(values) && values.every((value) => typeof value === 'string') ? values.map(String) : undefined
}
