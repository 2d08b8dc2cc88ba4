import type { JsonSchema } from '@orion-harness/core'
import type { ParameterLayout } from './call-layouts.ts'
import { extraValues, undeclaredKeys, undeclaredValues } from './extra-keys.ts'
import { choice, empty, optional, repeat, rule, sequence, type Gbnf } from './gbnf.ts'
import { listedValues } from './listed-values.ts'
import { otherWords } from './other-keys.ts'
import { plainSchemas } from './plain-schemas.ts'
import type { RuleBook } from './rule-book.ts'
import type { SchemaWriter } from './schema-to-gbnf.ts'
import { declaredTypes, propertiesOf, stringsAt, type SchemaNode } from './schema-node.ts'
import { spellLayout } from './spell-layout.ts'
import { taggedText } from './tagged-text.ts'

/** What is needed to write arguments one by one. */
export interface ParameterContext {
  readonly book: RuleBook
  readonly writer: SchemaWriter
  readonly layout: ParameterLayout
  /** Any text that holds no markup of the format. */
  readonly freeText: () => Gbnf
  readonly hint: string
}

/**
 * Arguments written one by one: those declared in their order, those only required, then others where the schema lets
 * them in, as in an object. Where the schema asks for a string, the text stands as it is, without the layout's own
 * markup. Other values are JSON.
 */
export function parameterList(context: ParameterContext, schema: JsonSchema): Gbnf {
  const alternatives = plainSchemas(schema, { type: 'object', ...schema }, () => undefined).map((plain) => {
    if (typeof plain === 'boolean') return empty
    const required = new Set(stringsAt(plain, 'required'))
    const declared = propertiesOf(plain)
    const missing = undeclaredKeys(plain)
    return sequence(
      ...declared.map(([key, property]) => {
        const written = parameter(context, schema, key, property)
        return required.has(key) ? written : optional(written)
      }),
      ...missing.map((key) => parameter(context, schema, key, undeclaredValues(plain))),
      otherParameters(context, schema, [...declared.map(([key]) => key), ...missing], extraValues(plain)),
    )
  })
  return choice(...alternatives)
}

function otherParameters(
  context: ParameterContext,
  document: JsonSchema,
  keys: readonly string[],
  schema: SchemaNode,
): Gbnf {
  if (schema === false) return empty
  const { book, hint } = context
  const key = otherWords(book, hint, keys)
  return repeat(rule(book.add(`${hint}-other`, parameter(context, document, key, schema))), 0, Infinity)
}

function parameter(
  context: ParameterContext,
  document: JsonSchema,
  key: string | Gbnf,
  schema: SchemaNode,
): Gbnf {
  const { writer, layout, freeText, hint } = context
  const kinds = plainSchemas(document, schema, () => undefined)
  const isText = kinds.some(mayBeText)
  const place = `${hint}-${typeof key === 'string' ? key : 'other'}`
  const value = isText ? textValue(kinds, freeText) : writer.value(document, schema, place)
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

/** The strings a schema lists and lets in; undefined when it lists no values or lets in others too. */
function textsOf(schema: SchemaNode): readonly string[] | undefined {
  if (typeof schema === 'boolean') return undefined
  const values = listedValues(schema)
  return values?.every((value) => typeof value === 'string') === true ? values.map(String) : undefined
}
