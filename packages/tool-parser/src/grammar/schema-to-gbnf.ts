import type { JsonObject, JsonSchema } from '@orion-harness/core'
import { arrayBody } from './array-body.ts'
import { charClass, choice, never, optional, repeat, rule, sequence, type Gbnf } from './gbnf.ts'
import { listedValues } from './listed-values.ts'
import { literalValues } from './literal-value.ts'
import { anyInteger, anyNumber, numberWithin } from './number-body.ts'
import { objectBody } from './object-body.ts'
import { plainSchemas } from './plain-schemas.ts'
import { createRuleBook, type RuleBook } from './rule-book.ts'
import { allTypes, declaredTypes, type SchemaNode, type SchemaType } from './schema-node.ts'
import { stringBodies } from './string-body.ts'
import type { ValueContext, ValuePlace } from './value-context.ts'

/** A keyword of a schema that its grammar does not enforce. */
export interface Unexpressed {
  /** Where in the value, such as `orders[].price`; empty for the value itself. */
  readonly path: string
  readonly keyword: string
}

/** A grammar for the values of a schema. */
export interface SchemaGrammar {
  /** GBNF whose `root` matches one JSON value; undefined when no value can fit the schema. */
  readonly grammar: string | undefined
  /** What must be checked after. Empty when whatever the grammar lets through fits the schema. */
  readonly unexpressed: readonly Unexpressed[]
}

/** Writes the values of schemas as rules of one book. */
export interface SchemaWriter {
  /** GBNF for the values of `schema`, whose references point into `document`. */
  value(document: JsonObject, schema: SchemaNode, hint: string): Gbnf
  readonly unexpressed: () => readonly Unexpressed[]
}

/**
 * Turns a JSON Schema (draft 2020-12) into GBNF, llama.cpp's dialect. Keys come in the order they are declared;
 * numbers within bounds come without exponent. The same schema always gives the same text.
 */
export function schemaToGbnf(schema: JsonSchema): SchemaGrammar {
  const book = createRuleBook()
  const writer = schemaWriter(book)
  const grammar = book.print(writer.value(schema, schema, 'value'))
  return { grammar, unexpressed: writer.unexpressed() }
}

/** A writer into `book`. No text of `avoid`, such as a closing marker, ever stands in a JSON string as it is. */
export function schemaWriter(book: RuleBook, avoid: readonly string[] = []): SchemaWriter {
  const strings = stringBodies(book, avoid)
  const unexpressed = new Map<string, Unexpressed>()
  const contexts = new Map<JsonObject, ValueContext>()

  function space(): Gbnf {
    const indent = sequence('\n', repeat(charClass([[0x20, 0x20]]), 0, 20))
    return rule(book.add('ws', optional(choice(' ', indent))))
  }

  function context(document: JsonObject): ValueContext {
    const known = contexts.get(document)
    if (known !== undefined) return known
    const names = new Map<string, string>()
    const created: ValueContext = {
      book,
      strings,
      space,
      lost: ({ path }, keyword) => unexpressed.set(`${path} ${keyword}`, { path, keyword }),
      value(schema, at) {
        const plain = plainSchemas(document, schema, (keyword) => created.lost(at, keyword))
        const key = plain.map((one) => JSON.stringify(one)).join('\n')
        const name = names.get(key)
        if (name !== undefined) return rule(name)
        if (!plain.some(isNested)) return choice(...plain.map((one) => plainValue(created, one, at)))
        const reserved = book.reserve(at.hint)
        names.set(key, reserved)
        book.define(reserved, choice(...plain.map((one) => plainValue(created, one, at))))
        return rule(reserved)
      },
    }
    contexts.set(document, created)
    return created
  }

  return {
    value: (document, schema, hint) => context(document).value(schema, { path: '', hint }),
    unexpressed: () => [...unexpressed.values()],
  }
}

/** Its grammar holds those of other schemas, so it may be recursive and gets a rule of its own. */
function isNested(schema: SchemaNode): boolean {
  if (typeof schema === 'boolean') return schema
  return schema['const'] === undefined && schema['enum'] === undefined && typesOf(schema).some(isContainer)
}

function isContainer(type: SchemaType): boolean {
  return type === 'object' || type === 'array'
}

function plainValue(context: ValueContext, schema: SchemaNode, at: ValuePlace): Gbnf {
  if (schema === false) return never
  if (schema === true) return choice(...allTypes.map((type) => typedValue(context, type, {}, at)))
  for (const keyword of ['not', 'if', '$dynamicRef', '$recursiveRef']) {
    if (schema[keyword] !== undefined) context.lost(at, keyword)
  }
  const values = listedValues(schema, (keyword) => context.lost(at, keyword))
  if (values !== undefined) return literalValues(context, values)
  return choice(...typesOf(schema).map((type) => typedValue(context, type, schema, at)))
}

const keywordTypes: Readonly<Record<string, SchemaType>> = {
  properties: 'object',
  required: 'object',
  additionalProperties: 'object',
  patternProperties: 'object',
  propertyNames: 'object',
  items: 'array',
  prefixItems: 'array',
  minItems: 'array',
  maxItems: 'array',
  minLength: 'string',
  maxLength: 'string',
  pattern: 'string',
  format: 'string',
  minimum: 'number',
  maximum: 'number',
  exclusiveMinimum: 'number',
  exclusiveMaximum: 'number',
  multipleOf: 'number',
}

/** The types to offer. Without `type`, keywords of one type only mean that type: what else would they be for? */
function typesOf(schema: JsonObject): readonly SchemaType[] {
  const declared = declaredTypes(schema)
  if (declared !== undefined) return declared
  const meant = new Set(Object.keys(schema).flatMap((key) => keywordTypes[key] ?? []))
  return meant.size === 0 ? allTypes : [...meant]
}

function typedValue(context: ValueContext, type: SchemaType, schema: JsonObject, at: ValuePlace): Gbnf {
  const lost = (keyword: string): void => context.lost(at, keyword)
  if (type === 'null') return sequence('null')
  if (type === 'boolean') return choice('true', 'false')
  if (type === 'string') return context.strings.within(schema, lost)
  if (type === 'array') return arrayBody(context, schema, at)
  if (type === 'object') return objectBody(context, schema, at)
  const whole = type === 'integer'
  if (schema['multipleOf'] !== undefined && !(whole && schema['multipleOf'] === 1)) lost('multipleOf')
  return numberWithin(schema, whole, lost) ?? rule(context.book.add(type, whole ? anyInteger : anyNumber))
}
