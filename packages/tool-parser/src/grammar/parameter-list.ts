import type { JsonSchema } from '@orion-harness/core'
import type { ParameterLayout } from './call-layouts.ts'
import { choice, optional, sequence, type Gbnf } from './gbnf.ts'
import { plainSchemas } from './plain-schemas.ts'
import type { SchemaWriter } from './schema-to-gbnf.ts'
import { declaredTypes, isList, propertiesOf, stringsAt, type SchemaNode } from './schema-node.ts'
import { spellLayout } from './spell-layout.ts'
import { taggedText } from './tagged-text.ts'

/** What is needed to write arguments one by one. */
export interface ParameterContext {
  readonly writer: SchemaWriter
  readonly layout: ParameterLayout
  /** Any text that holds no markup of the format. */
  readonly freeText: () => Gbnf
  readonly hint: string
}

/**
 * Arguments written one by one, in declared order. Where the schema asks for a string, the text stands as it is,
 * without the layout's own markup. Other values are JSON.
 */
export function parameterList(context: ParameterContext, schema: JsonSchema): Gbnf {
  const alternatives = plainSchemas(schema, schema, () => undefined).map((plain) => {
    if (typeof plain === 'boolean') return sequence()
    const required = new Set(stringsAt(plain, 'required'))
    return sequence(
      ...propertiesOf(plain).map(([key, property]) => {
        const written = parameter(context, schema, key, property)
        return required.has(key) ? written : optional(written)
      }),
    )
  })
  return choice(...alternatives)
}

function parameter(context: ParameterContext, document: JsonSchema, key: string, schema: SchemaNode): Gbnf {
  const { writer, layout, freeText, hint } = context
  const kinds = plainSchemas(document, schema, () => undefined)
  const isText = kinds.some(mayBeText)
  const value = isText ? textValue(kinds, freeText) : writer.value(document, schema, `${hint}-${key}`)
  const middle = isText ? layout.middle : (layout.json ?? layout.middle)
  return sequence(layout.before, key, spellLayout(middle), value, spellLayout(layout.after))
}

/** A parameter of several kinds is any text: what it stands for is told by the schema when it is read. */
function textValue(kinds: readonly SchemaNode[], freeText: () => Gbnf): Gbnf {
  const [only] = kinds
  if (kinds.length !== 1 || only === undefined) return freeText()
  const words = textsOf(only)
  return words === undefined ? taggedText(only, freeText) : choice(...words)
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
