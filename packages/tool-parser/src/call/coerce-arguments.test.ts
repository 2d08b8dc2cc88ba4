import type { Json, JsonSchema, ToolSpec } from '@orion-harness/core'
import { expect, test } from 'vitest'
import { coerceArguments } from './coerce-arguments.ts'
import type { ArgumentsReading } from './coerce-arguments.ts'
import type { RawCall } from './raw-call.ts'

function tool(properties: Record<string, JsonSchema>, required: readonly string[] = []): ToolSpec {
  return { name: 't', description: '', parameters: { type: 'object', properties, required } }
}

function coerce(given: Json | undefined, spec: ToolSpec, extra: Partial<RawCall> = {}): ArgumentsReading {
  return coerceArguments({ name: 't', arguments: given, textual: false, repairs: [], ...extra }, spec)
}

const text = { type: 'string' } as const
const command: ToolSpec = tool({ command: text, timeout: { type: 'integer' } }, ['command'])
const typed: ToolSpec = tool({
  s: text,
  n: { type: 'number' },
  i: { type: 'integer' },
  b: { type: 'boolean' },
  a: { type: 'array', items: { type: 'number' } },
  o: { type: 'object', properties: { x: { type: 'integer' } } },
  any: {},
})

test.each<[string, Json | undefined, Json, string]>([
  ['text to a number', { n: '1.5' }, { n: 1.5 }, 'text-to-number'],
  ['text to a boolean', { b: 'True' }, { b: true }, 'text-to-boolean'],
  ['text to an array, and its items', { a: '["1", 2]' }, { a: [1, 2] }, 'text-to-array'],
  ['text to an object, and what is inside', { o: '{"x": "3"}' }, { o: { x: 3 } }, 'text-to-object'],
  ['a number to text', { s: 5 }, { s: '5' }, 'number-to-text'],
  ['an object to text', { s: { x: 1 } }, { s: '{\n  "x": 1\n}' }, 'object-to-text'],
  ['an optional null to nothing', { n: null }, {}, 'optional-null'],
  ['null arguments to none', null, {}, 'null-arguments'],
  ['encoded arguments', '{"n": 1}', { n: 1 }, 'encoded-arguments'],
  ['arguments in a list of one', [{ n: 1 }], { n: 1 }, 'arguments-in-array'],
  ['nested arguments', { arguments: { n: 1 } }, { n: 1 }, 'nested-arguments'],
])('%s', (_, given, expected, repair) => {
  expect(coerce(given, typed)).toEqual({
    ok: true,
    arguments: expected,
    repairs: expect.arrayContaining([repair]),
  })
})

test.each<[string, Json]>([
  ['JSON', '{"a": 1}'],
  ['a number', '42'],
  ['a boolean', 'true'],
  ['null', 'null'],
])('a string parameter that looks like %s stays text', (_, given) => {
  expect(coerce({ s: given }, typed)).toEqual({ ok: true, arguments: { s: given }, repairs: [] })
})

test('a parameter without a type is left as it is', () => {
  expect(coerce({ any: '5' }, typed)).toEqual({ ok: true, arguments: { any: '5' }, repairs: [] })
})

test('a plain string is the argument of a tool with one required text', () => {
  expect(coerce('ls -la', command)).toEqual({
    ok: true,
    arguments: { command: 'ls -la' },
    repairs: ['plain-text-argument'],
  })
})

test('values without names go to the required keys in order, and no further', () => {
  expect(coerce({}, command, { positional: ['ls'] })).toMatchObject({
    ok: true,
    arguments: { command: 'ls' },
  })
  expect(coerce({}, command, { positional: ['ls', 5] })).toMatchObject({ ok: false })
})

test.each<[string, string]>([
  ['Command', 'case'],
  ['com-mand', 'a separator'],
  ['comand', 'a missing letter'],
  ['commnad', 'swapped letters'],
])('the key %s, wrong by %s, is renamed', (key) => {
  expect(coerce({ [key]: 'ls' }, command)).toEqual({
    ok: true,
    arguments: { command: 'ls' },
    repairs: ['key-spelling'],
  })
})

test('a key that could mean two is not renamed', () => {
  const reading = coerce({ file_: 'x' }, tool({ file1: text, file2: text }, ['file1']))
  expect(reading).toEqual({
    ok: false,
    problems: ['the required key "file1" is missing, and "file_" is not one of its keys'],
    repairs: [],
  })
})

test('a required key is never invented', () => {
  expect(coerce({ cmd: 'ls' }, command)).toEqual({
    ok: false,
    problems: ['the required key "command" is missing, and "cmd" is not one of its keys'],
    repairs: [],
  })
})

test('a value of the wrong type that cannot be turned is a problem that names its place', () => {
  const spec = tool({
    todos: { type: 'array', items: { type: 'object', properties: { done: { type: 'boolean' } } } },
  })
  expect(coerce({ todos: [{ done: 'maybe' }] }, spec)).toMatchObject({
    ok: false,
    problems: ['"todos[0].done" must be a boolean, not a string'],
  })
})

test('references into the schema are followed, also when they run in circles', () => {
  const spec: ToolSpec = {
    name: 't',
    description: '',
    parameters: {
      type: 'object',
      properties: { n: { $ref: '#/$defs/n' }, loop: { $ref: '#/$defs/loop' } },
      $defs: { n: { type: 'number' }, loop: { $ref: '#/$defs/loop' } },
    },
  }
  expect(coerce({ n: '1', loop: '1' }, spec)).toMatchObject({ ok: true, arguments: { n: 1, loop: '1' } })
})

test('a reference that is no pointer says nothing about its value', () => {
  const parameters = { type: 'object', properties: { n: { $ref: '#/$defs/50%' } }, $defs: { '50%': {} } }
  const spec: ToolSpec = { name: 't', description: '', parameters }
  expect(coerce({ n: '1' }, spec)).toEqual({ ok: true, arguments: { n: '1' }, repairs: [] })
})

test('unions that lead to each other let in the types of both', () => {
  const either = (name: string, type: string) => ({ anyOf: [{ $ref: `#/$defs/${name}` }, { type }] })
  const parameters = {
    type: 'object',
    properties: { a: { $ref: '#/$defs/a' } },
    $defs: { a: either('b', 'boolean'), b: either('a', 'number') },
  }
  const spec: ToolSpec = { name: 't', description: '', parameters }
  expect(coerce({ a: '1' }, spec)).toMatchObject({ ok: true, arguments: { a: 1 } })
  expect(coerce({ a: 'x' }, spec)).toMatchObject({
    ok: false,
    problems: ['"a" must be a number or a boolean, not a string'],
  })
})

test.each<[string, JsonSchema, Json]>([
  [
    'a schema for other keys',
    { properties: { 'x-key-1': text }, additionalProperties: text },
    { 'x-key-2': 'v' },
  ],
  ['patterns', { properties: { PATH: text }, patternProperties: { '^[A-Z]+$': text } }, { PATHS: 'v' }],
  ['true', { properties: { path: text }, additionalProperties: true }, { Path: 'v' }],
])('a key that the schema lets in by %s is kept', (_, inner, given) => {
  const spec = tool({ value: { type: 'object', ...inner } })
  expect(coerce({ value: given }, spec)).toEqual({ ok: true, arguments: { value: given }, repairs: [] })
})

test('a required key in other case is corrected also where other keys are let in', () => {
  const spec = tool({
    value: { type: 'object', properties: { path: text }, required: ['path'], additionalProperties: true },
  })
  expect(coerce({ value: { Path: 'v' } }, spec)).toEqual({
    ok: true,
    arguments: { value: { path: 'v' } },
    repairs: ['key-spelling'],
  })
})

test.each<[string, boolean, Json, readonly string[]]>([
  ['a trailing comma', false, { a: '[1, 2,]' }, ['trailing-comma', 'text-to-array']],
  ['a trailing comma', true, { a: '[1, 2,]' }, ['trailing-comma']],
  ['a Python literal', false, { b: 'True' }, ['python-literals', 'text-to-boolean']],
  ['a Python literal', true, { b: 'True' }, []],
])('the repairs inside a text with %s are told, textual: %s', (_, textual, given, repairs) => {
  expect(coerce(given, typed, { textual }).repairs).toEqual(repairs)
})

test('of several types the one that fits is kept', () => {
  const spec = tool({ v: { anyOf: [{ type: 'string' }, { type: 'number' }] } })
  expect(coerce({ v: '5' }, spec)).toEqual({ ok: true, arguments: { v: '5' }, repairs: [] })
})
