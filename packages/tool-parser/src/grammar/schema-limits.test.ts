import type { Json, JsonSchema } from '@orion-harness/core'
import { expect, test } from 'vitest'
import { matchesGbnf } from '../testing/gbnf-matcher.ts'
import { parseGbnf } from '../testing/parse-gbnf.ts'
import { schemaToGbnf } from './schema-to-gbnf.ts'

function accepts(schema: JsonSchema, value: Json): boolean {
  const { grammar } = schemaToGbnf(schema)
  return grammar !== undefined && matchesGbnf(parseGbnf(grammar), JSON.stringify(value))
}

function lost(schema: JsonSchema): readonly string[] {
  return schemaToGbnf(schema).unexpressed.map(({ keyword }) => keyword)
}

const pair: JsonSchema = {
  type: 'object',
  properties: { a: { type: 'integer' }, b: { type: 'integer' } },
  additionalProperties: false,
}

test('one key at least is demanded of an object, more are said to be left out', () => {
  const some: JsonSchema = { ...pair, minProperties: 1 }
  expect([{}, { a: 1 }, { b: 1 }, { a: 1, b: 2 }].map((value) => accepts(some, value))).toEqual([
    false,
    true,
    true,
    true,
  ])
  expect(lost(some)).toEqual([])
  expect(lost({ ...pair, minProperties: 2 })).toEqual(['minProperties'])
  expect(accepts({ ...pair, additionalProperties: { type: 'integer' }, minProperties: 1 }, {})).toBe(false)
})

test('fewer keys than are declared are said to be left out', () => {
  expect(lost({ ...pair, maxProperties: 1 })).toEqual(['maxProperties'])
  expect(lost({ ...pair, maxProperties: 2 })).toEqual([])
  expect(lost({ ...pair, additionalProperties: true, maxProperties: 2 })).toEqual(['maxProperties'])
})

test.each<[string, JsonSchema]>([
  ['more keys than there can be', { ...pair, minProperties: 3 }],
  ['more keys than are allowed', { type: 'object', minProperties: 1, maxProperties: 0 }],
  ['a text longer than it may be', { type: 'string', minLength: 5, maxLength: 3 }],
  ['such a text by a pattern', { type: 'string', pattern: '^a+$', minLength: 5, maxLength: 3 }],
])('%s have no grammar', (_, schema) => {
  expect(schemaToGbnf(schema).grammar).toBeUndefined()
})

test.each<[JsonSchema, Json, Json]>([
  [{ type: 'string', enum: ['a', 'bbb'], minLength: 2 }, 'bbb', 'a'],
  [{ type: 'string', enum: ['a', 'bbb'], maxLength: 2 }, 'a', 'bbb'],
  [{ type: 'integer', enum: [1, 9], minimum: 4 }, 9, 1],
  [{ type: 'number', enum: [1, 9], maximum: 8.5 }, 1, 9],
])('of the values of %j, %j is accepted and %j is not', (schema, inside, outside) => {
  expect([accepts(schema, inside), accepts(schema, outside)]).toEqual([true, false])
  expect(lost(schema)).toEqual([])
})

test('what listed values are not held against is named', () => {
  expect(lost({ type: 'string', enum: ['a', 'b'], pattern: '^a$' })).toEqual(['pattern'])
  expect(lost({ enum: [1, 9], exclusiveMaximum: 9 })).toEqual(['exclusiveMaximum'])
  expect(lost({ enum: [[1], null, true], minItems: 1, minLength: 2 })).toEqual(['minItems'])
  expect(lost({ type: 'object', enum: [{}], required: ['a'] })).toEqual(['required'])
})

test('null is a constant like any other', () => {
  const schema: JsonSchema = { allOf: [{ const: null }, { type: ['string', 'null'] }] }
  expect([accepts(schema, null), accepts(schema, 'x')]).toEqual([true, false])
})
