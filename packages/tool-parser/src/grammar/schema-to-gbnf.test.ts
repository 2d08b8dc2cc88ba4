import { describe, expect, test } from 'vitest'
import type { JsonSchema } from '@orion-harness/core'
import { schemaToGbnf } from './schema-to-gbnf.ts'
import { matchesGbnf } from '../testing/gbnf-matcher.ts'
import { sampleGbnf, seededRandom } from '../testing/gbnf-sampler.ts'
import { parseGbnf } from '../testing/parse-gbnf.ts'

function accepts(schema: JsonSchema, ...texts: readonly string[]): readonly boolean[] {
  const rules = parseGbnf(schemaToGbnf(schema).grammar ?? '')
  return texts.map((text) => matchesGbnf(rules, text))
}

function lost(schema: JsonSchema): readonly string[] {
  return schemaToGbnf(schema).unexpressed.map(({ path, keyword }) => `${path}:${keyword}`)
}

describe('schemaToGbnf', () => {
  test('writes a small grammar whose text is always the same', () => {
    const schema: JsonSchema = {
      type: 'object',
      properties: {
        city: { type: 'string' },
        unit: { enum: ['C', 'F'] },
        days: { type: 'integer', minimum: 1, maximum: 14 },
      },
      required: ['city'],
    }
    expect(schemaToGbnf(schema)).toEqual(schemaToGbnf(structuredClone(schema)))
    expect(schemaToGbnf(schema).grammar).toMatchInlineSnapshot(`
      "root ::= value
      value ::= "{" ws "\\"city\\":" ws string ("," ws "\\"unit\\":" ws ("\\"C\\"" | "\\"F\\""))? ("," ws "\\"days\\":" ws ([1-9] | "1" [0-4]))? ws "}"
      ws ::= (" " | "\\n" [ ]{0,20})?
      string ::= "\\"" char* "\\""
      char ::= [^\\x00-\\x1f\\"\\\\] | escape
      escape ::= "\\\\" ([\\"/\\\\bfnrt] | "u" ([0-9A-CEFa-cef] [0-9A-Fa-f] | [Dd] [0-7]) [0-9A-Fa-f] [0-9A-Fa-f])
      "
    `)
  })

  test('optional keys may be left out, each on its own, and keep their order', () => {
    const schema: JsonSchema = {
      type: 'object',
      properties: { a: { type: 'integer' }, b: { type: 'integer' }, c: { type: 'integer' } },
    }
    expect(
      accepts(
        schema,
        '{}',
        '{"a":1}',
        '{"b":1}',
        '{"c": 1}',
        '{"a":1,"c":1}',
        '{"b":1, "c":1}',
        '{"a":1,"b":1,"c":1}',
      ),
    ).toEqual(Array.from({ length: 7 }, () => true))
    expect(accepts(schema, '{"c":1,"a":1}', '{"a":1,}', '{,"b":1}', '{"d":1}', '{"a":1,"a":1}')).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
    const second: JsonSchema = { ...schema, required: ['b'] }
    expect(
      accepts(second, '{"b":1}', '{"a":1,"b":1}', '{"b":1,"c":1}', '{}', '{"a":1}', '{"a":1,"c":1}'),
    ).toEqual([true, true, true, false, false, false])
  })

  test('other keys come only where the schema asks for them, and never repeat a declared one', () => {
    const declared = { type: 'object', properties: { on: { type: 'boolean' } } } as const
    expect(accepts(declared, '{"on":true}', '{"off":true}')).toEqual([true, false])
    const open: JsonSchema = { ...declared, additionalProperties: { type: 'integer' } }
    expect(
      accepts(open, '{"off":1}', '{"o":1,"one":2}', '{"on":true,"":3}', '{"on":1}', '{"\\u006fn":1}'),
    ).toEqual([true, true, true, false, false])
    expect(accepts({ type: 'object' }, '{}', '{"any":[1,{"b":null}]}')).toEqual([true, true])
    expect(accepts({ type: 'object', properties: {} }, '{}', '{"a":1}')).toEqual([true, false])
  })

  test('a required key that is not declared is still demanded', () => {
    const schema: JsonSchema = { type: 'object', required: ['id'] }
    expect(accepts(schema, '{"id":1}', '{"id":"x","b":2}', '{}', '{"b":2}')).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  test('integers have no exponent, no fraction, no leading zeros and stay within their bounds', () => {
    expect(accepts({ type: 'integer' }, '0', '-7', '12', '007', '1e4', '1.0', '-0', '+1')).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ])
    const within: JsonSchema = { type: 'integer', minimum: -12, exclusiveMaximum: 105 }
    const rules = parseGbnf(schemaToGbnf(within).grammar ?? '')
    for (let value = -300; value <= 300; value += 1) {
      expect([value, matchesGbnf(rules, String(value))]).toEqual([value, value >= -12 && value < 105])
    }
    expect(lost(within)).toEqual([])
  })

  test('bounds that fall between whole numbers are widened and said to be', () => {
    const schema: JsonSchema = { type: 'number', minimum: 0.5, maximum: 2 }
    expect(accepts(schema, '0.7', '2', '2.0', '2.1', '-1')).toEqual([true, true, true, false, false])
    expect(lost(schema)).toEqual([':minimum'])
  })

  test('a recursive schema becomes a recursive rule', () => {
    const schema: JsonSchema = {
      $ref: '#/$defs/node',
      $defs: {
        node: {
          type: 'object',
          properties: { v: { type: 'integer' }, kids: { type: 'array', items: { $ref: '#/$defs/node' } } },
          required: ['v'],
        },
      },
    }
    expect(
      accepts(schema, '{"v":1,"kids":[{"v":2,"kids":[]},{"v":3}]}', '{"v":1,"kids":[{"kids":[]}]}'),
    ).toEqual([true, false])
    expect(schemaToGbnf(schema).unexpressed).toEqual([])
  })

  test('a schema that no value can fit has no grammar', () => {
    const endless: JsonSchema = {
      type: 'object',
      properties: { next: { $ref: '#' } },
      required: ['next'],
    }
    expect(schemaToGbnf(endless).grammar).toBeUndefined()
    expect(schemaToGbnf({ allOf: [{ type: 'string' }, { type: 'integer' }] }).grammar).toBeUndefined()
    expect(schemaToGbnf({ type: 'array', minItems: 3, maxItems: 2 }).grammar).toBeUndefined()
    expect(schemaToGbnf({ $ref: '#' }).grammar).toBeUndefined()
  })

  test('a definition that offers itself as an alternative adds nothing', () => {
    const schema: JsonSchema = {
      $ref: '#/$defs/a',
      $defs: {
        a: { anyOf: [{ $ref: '#/$defs/b' }, { type: 'string' }] },
        b: { anyOf: [{ $ref: '#/$defs/a' }, { type: 'null' }] },
      },
    }
    expect(accepts(schema, '"x"', 'null', '1')).toEqual([true, true, false])
  })

  test('members of allOf are merged, recursive ones too', () => {
    const schema: JsonSchema = {
      allOf: [
        { $ref: '#/$defs/base' },
        { properties: { size: { type: 'integer', maximum: 5 } }, required: ['size'] },
      ],
      $defs: {
        base: {
          type: 'object',
          properties: { size: { type: 'number', minimum: 1 }, child: { $ref: '#/$defs/base' } },
        },
      },
    }
    expect(
      accepts(schema, '{"size":3}', '{"size":3,"child":{"size":0.5}}', '{"size":3,"child":{"size":1.5}}'),
    ).toEqual([true, false, true])
    expect(accepts(schema, '{"size":6}', '{"size":1.5}', '{}')).toEqual([false, false, false])
  })

  test('oneOf is exact when a constant tells its members apart, and said to be inexact otherwise', () => {
    const shape = (kind: string): JsonSchema => ({
      type: 'object',
      properties: { kind: { const: kind }, size: { type: 'integer' } },
      required: ['kind'],
    })
    expect(lost({ oneOf: [shape('a'), shape('b')] })).toEqual([])
    expect(lost({ oneOf: [{ type: 'string' }, { type: 'null' }] })).toEqual([])
    expect(lost({ oneOf: [{ type: 'integer' }, { type: 'number' }] })).toEqual([':oneOf'])
  })

  test('patterns become rules; what they cannot say is named', () => {
    expect(
      accepts({ type: 'string', pattern: '^\\w+@[a-z]{2,3}(?:\\.de)?$' }, '"a_1@abc.de"', '"a@ab"', '"a@"'),
    ).toEqual([true, true, false])
    expect(accepts({ type: 'string', pattern: '^[^\\\\]"$' }, '"x\\""', '"\\\\\\""')).toEqual([true, false])
    expect(accepts({ type: 'string', pattern: 'b+' }, '"abba"', '"aa"')).toEqual([true, false])
    for (const pattern of ['(?=a)b', '(a)\\1', '\\bword', 'a^b', '(a*)*', 'a{2000}', '[', '\\p{L}']) {
      expect([pattern, lost({ type: 'string', pattern })]).toEqual([pattern, [':pattern']])
    }
  })

  test('formats are exact about days and ranges', () => {
    const date: JsonSchema = { type: 'string', format: 'date' }
    expect(accepts(date, '"2024-02-29"', '"2000-02-29"', '"2026-12-31"')).toEqual([true, true, true])
    expect(
      accepts(date, '"2023-02-29"', '"1900-02-29"', '"2026-04-31"', '"2026-13-01"', '"2026-1-1"'),
    ).toEqual([false, false, false, false, false])
    const moment: JsonSchema = { type: 'string', format: 'date-time' }
    expect(
      accepts(moment, '"2026-11-21T23:59:59.25Z"', '"2026-11-21T08:00:00+01:00"', '"2026-11-21T24:00:00Z"'),
    ).toEqual([true, true, false])
    expect(accepts({ type: 'string', format: 'email' }, '"a.b+c@x-y.org"', '"a@b"', '"a b@c.de"')).toEqual([
      true,
      false,
      false,
    ])
    const uuid = '"123e4567-e89b-12d3-a456-426614174000"'
    expect(accepts({ type: 'string', format: 'uuid' }, uuid, uuid.replace('-', ''))).toEqual([true, false])
    expect(lost({ type: 'string', format: 'uri' })).toEqual([':format'])
  })

  test('string lengths count characters, escaped or not', () => {
    const schema: JsonSchema = { type: 'string', minLength: 2, maxLength: 3 }
    expect(accepts(schema, '"ab"', '"😀é"', '"\\n\\u00e9\\""', '"a"', '"abcd"', '"\\ud83d\\ude00"')).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
    expect(lost({ type: 'string', maxLength: 100_000 })).toEqual([':maxLength'])
  })

  test('what it leaves out is named with its place', () => {
    const schema: JsonSchema = {
      type: 'object',
      properties: {
        tags: { type: 'array', items: { type: 'integer', multipleOf: 5 }, uniqueItems: true },
        far: { $ref: 'https://example.org/schema' },
        odd: { type: 'string', not: { const: 'x' } },
      },
    }
    expect(lost(schema)).toEqual(['tags:uniqueItems', 'tags[]:multipleOf', 'far:$ref', 'odd:not'])
  })

  test('tuples end where their schema says', () => {
    const pair: JsonSchema = {
      type: 'array',
      prefixItems: [{ type: 'integer' }, { type: 'string' }],
      items: false,
    }
    expect(accepts(pair, '[]', '[1]', '[1,"a"]', '[1,"a",2]', '["a"]')).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    expect(accepts({ ...pair, minItems: 2 }, '[1]', '[1, "a"]')).toEqual([false, true])
  })

  test('a large schema stays linear in size', () => {
    const wide = (count: number): number => {
      const properties = Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`key${index}`, { type: 'string' }]),
      )
      return schemaToGbnf({ type: 'object', properties }).grammar?.length ?? 0
    }
    expect(wide(200) / wide(100)).toBeLessThan(2.3)
  })

  test('every sample of a schema with everything in it is JSON', () => {
    const rules = parseGbnf(schemaToGbnf({}).grammar ?? '')
    for (let seed = 1; seed < 60; seed += 1) {
      const text = sampleGbnf(rules, seededRandom(seed), 60)
      expect(() => JSON.parse(text) as unknown).not.toThrow()
    }
  })
})
