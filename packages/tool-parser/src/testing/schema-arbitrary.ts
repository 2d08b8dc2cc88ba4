import * as fc from 'fast-check'
import type { Json, JsonObject } from '@orion-harness/core'

/** A schema with a generator of values that fit it. */
export interface SchemaCase {
  readonly schema: Json
  readonly values: fc.Arbitrary<Json>
}

const text: fc.Arbitrary<string> = fc.string({ unit: 'grapheme', maxLength: 12 })
const keys: fc.Arbitrary<string> = fc.constantFrom(
  'id',
  'path',
  'pattern',
  'a"b',
  'ключ',
  'old_text',
  'p',
  'back\\slash',
  'new line\n',
)
const patterns: readonly (readonly [string, fc.Arbitrary<string>])[] = [
  ['^[a-z]{2,4}$', fc.stringMatching(/^[a-z]{2,4}$/u)],
  ['^(GET|POST) /[^"\\s]*$', fc.stringMatching(/^(GET|POST) \/[a-zа-я/]{0,9}$/u)],
  ['\\d+', fc.tuple(text, fc.nat(), text).map(([a, n, b]) => `${a}${n}${b}`)],
  ['^v\\d+(?:\\.\\d+)*', fc.tuple(fc.nat(99), text).map(([n, rest]) => `v${n}.0${rest}`)],
  ['\\\\$|^"', text.map((value) => `"${value}`)],
]

const strings: fc.Arbitrary<SchemaCase> = fc.oneof(
  fc.constant({ schema: { type: 'string' }, values: text }),
  fc.tuple(fc.nat(4), fc.nat(6)).map(([min, more]) => ({
    schema: { type: 'string', minLength: min, maxLength: min + more },
    values: fc
      .array(fc.constantFrom('a', '"', '\\', '\n', 'é', '😀', '<', '\u0001'), {
        minLength: min,
        maxLength: min + more,
      })
      .map((characters) => characters.join('')),
  })),
  fc.constantFrom(...patterns).map(([pattern, values]) => ({ schema: { type: 'string', pattern }, values })),
  fc
    .uniqueArray(fc.oneof(text, fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 4 })
    .map((values) => ({
      schema: { enum: values },
      values: fc.constantFrom(...values),
    })),
  fc.constantFrom<SchemaCase>(
    {
      schema: { type: 'string', enum: ['a', 'bbb', 'cc'], minLength: 2 },
      values: fc.constantFrom('bbb', 'cc'),
    },
    { schema: { enum: [1, 5, 9, 'x'], minimum: 4, exclusiveMaximum: 9 }, values: fc.constantFrom(5, 'x') },
    { schema: { allOf: [{ const: null }, { type: ['string', 'null'] }] }, values: fc.constant(null) },
  ),
)

const bound: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -120, max: 120 }),
  fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
)

const integers: fc.Arbitrary<SchemaCase> = fc.oneof(
  fc.constant({ schema: { type: 'integer' }, values: fc.maxSafeInteger() }),
  fc.tuple(bound, fc.nat(5000)).map(([min, more]) => ({
    schema: { type: 'integer', minimum: min, maximum: min + more },
    values: fc.integer({ min, max: min + more }),
  })),
  bound.map((min) => ({
    schema: { type: 'integer', exclusiveMinimum: min },
    values: fc.maxSafeInteger().filter((n) => n > min),
  })),
  bound.map((max) => ({
    schema: { type: 'integer', maximum: max },
    values: fc.maxSafeInteger().filter((n) => n <= max),
  })),
)

const numbers: fc.Arbitrary<SchemaCase> = fc.oneof(
  fc.constant({ schema: { type: 'number' }, values: fc.double({ noNaN: true, min: -1e307, max: 1e307 }) }),
  fc.tuple(fc.integer({ min: -900, max: 900 }), fc.nat(900)).map(([min, more]) => ({
    schema: { type: 'number', minimum: min, maximum: min + more },
    values: fc.integer({ min: min * 100, max: (min + more) * 100 }).map((hundredths) => hundredths / 100),
  })),
)

const others: fc.Arbitrary<SchemaCase> = fc.constantFrom<SchemaCase>(
  { schema: { type: 'boolean' }, values: fc.boolean() },
  { schema: { type: 'null' }, values: fc.constant(null) },
  { schema: { type: ['string', 'null'] }, values: fc.option(text) },
  {
    schema: { const: { a: [1, 'x', null], '<b>': true } },
    values: fc.constant({ a: [1, 'x', null], '<b>': true }),
  },
  {
    schema: true,
    values: fc
      .json({ maxDepth: 2 })
      .filter((json) => !json.includes('e+308'))
      .map((json) => JSON.parse(json) as Json),
  },
)

function arrays(items: fc.Arbitrary<SchemaCase>): fc.Arbitrary<SchemaCase> {
  return fc.oneof(
    fc.tuple(items, fc.nat(2), fc.nat(3)).map(([item, min, more]) => ({
      schema: { type: 'array', items: item.schema, minItems: min, maxItems: min + more },
      values: fc.array(item.values, { minLength: min, maxLength: min + more }),
    })),
    fc.tuple(items, items).map(([first, rest]) => ({
      schema: { type: 'array', prefixItems: [first.schema], items: rest.schema, minItems: 1 },
      values: fc
        .tuple(first.values, fc.array(rest.values, { maxLength: 3 }))
        .map(([head, tail]) => [head, ...tail]),
    })),
  )
}

function objects(values: fc.Arbitrary<SchemaCase>): fc.Arbitrary<SchemaCase> {
  const property = fc.record({ key: keys, of: values, required: fc.boolean() })
  const list = fc.uniqueArray(property, { maxLength: 5, selector: ({ key }) => key })
  return fc
    .tuple(list, fc.constantFrom('closed', 'silent', 'open'), values, fc.constantFrom('any', 'some', 'few'))
    .map(([properties, rest, extra, count]) => {
      const declared = properties.map(({ key, of }): [string, Json] => [key, of.schema])
      const schema: JsonObject = {
        type: 'object',
        properties: Object.fromEntries(declared),
        required: properties.filter(({ required }) => required).map(({ key }) => key),
        ...(rest === 'silent' ? {} : { additionalProperties: rest === 'open' && extra.schema }),
        ...(count === 'some' && properties.length > 0 ? { minProperties: 1 } : {}),
        ...(count === 'few' ? { maxProperties: properties.length } : {}),
      }
      const whole = fc.tuple(
        ...properties.map(({ key, of }) => of.values.map((value): [string, Json] => [key, value])),
      )
      const known = fc.tuple(
        ...properties.map(({ key, of, required }) =>
          of.values.chain((value) =>
            fc.constantFrom<[string, Json][]>([[key, value]], ...(required ? [] : [[]])),
          ),
        ),
      )
      const unknown = fc
        .array(fc.tuple(fc.constantFrom('pa', 'paths', 'x', 'i', 'ключи', 'a"', ''), extra.values), {
          maxLength: 2,
        })
        .map((pairs) => (rest === 'open' ? pairs : []))
      return {
        schema,
        values: fc.tuple(known, unknown, whole).map(([a, b, all]): Json => {
          const value = Object.fromEntries([...a.flat(), ...b])
          const size = Object.keys(value).length
          const isWrong = (count === 'some' && size === 0) || (count === 'few' && size > properties.length)
          return isWrong ? Object.fromEntries(all) : value
        }),
      }
    })
}

/** Random schemas, nested up to three deep, each with values that fit it. */
export const schemaCases: fc.Arbitrary<SchemaCase> = fc.letrec<{ any: SchemaCase }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'schema' },
    strings,
    integers,
    numbers,
    others,
    arrays(tie('any')),
    objects(tie('any')),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => ({
      schema: { anyOf: [a.schema, b.schema] },
      values: fc.oneof(a.values, b.values),
    })),
    objects(tie('any')).map(({ schema, values }) => ({
      schema: { allOf: [{ type: 'object' }, schema] },
      values,
    })),
  ),
})).any
