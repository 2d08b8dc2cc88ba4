import type { Json, JsonObject, JsonSchema, ReadArguments, ToolSpec } from '@orion-harness/core'
import { describe, expect, test } from 'vitest'
import { readArguments } from './call/read-arguments.ts'
import { readJson } from './json/read-json.ts'
import { readReply } from './testing/read-reply.ts'

const string = { type: 'string' } as const
const integer = { type: 'integer' } as const
const long = '80351110224678912'

function toolOf(id: JsonSchema, required: readonly string[] = []): ToolSpec {
  return { name: 'find', description: '', parameters: { type: 'object', properties: { id }, required } }
}

function read(args: string, id: JsonSchema, required: readonly string[] = []): ReadArguments {
  return readArguments(args, toolOf(id, required))
}

describe('a number for a string', () => {
  test.each([long, '0612345678', '007', '1.10', '1e5', '-0', '1_000'])('keeps its digits: %s', (digits) => {
    expect(read(`{"id": ${digits}}`, string)).toMatchObject({ ok: true, arguments: { id: digits } })
    expect(read(`{"id": [${digits}, 5]}`, { type: 'array', items: string })).toMatchObject({
      arguments: { id: [digits, '5'] },
    })
  })

  test.each<[string, string, string]>([
    ['hermes', '<tool_call>\n{"name": "find", "Id": 007}\n</tool_call>', 'flat arguments'],
    ['hermes', '<tool_call>\n{"name": "find", "arguments": {"Id": 007}}\n</tool_call>', 'a renamed key'],
    ['lfm2', '<|tool_call_start|>[find(id=007)]<|tool_call_end|>', 'a keyword'],
    ['lfm2', '<|tool_call_start|>[find(007)]<|tool_call_end|>', 'a value without a name'],
    [
      'dsml',
      '<｜DSML｜function_calls>\n<｜DSML｜invoke name="find">\n<｜DSML｜parameter name="id" string="false">007</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜function_calls>',
      'a tag',
    ],
  ])('keeps its digits in %s: %s', (callFormat, text) => {
    const reply = readReply(text, { tools: [toolOf(string, ['id'])], callFormat })
    expect(reply.errors).toEqual([])
    expect(reply.calls.map((call) => call.arguments)).toEqual([{ id: '007' }])
  })

  test('is spelled by the last of two members of one name', () => {
    expect(read('{"id": 007, "id": 7}', string)).toMatchObject({ arguments: { id: '7' } })
  })
})

describe('a whole number with more digits than a number keeps', () => {
  test('is refused where only one will do', () => {
    expect(read(`{"id": ${long}}`, integer)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('"id" must be an integer, not one so long'),
    })
    expect(read(`{"id": "${long}"}`, integer)).toMatchObject({ ok: false })
  })

  test.each<[JsonSchema, Json]>([
    [{ type: ['integer', 'string'] }, long],
    [{ type: 'number' }, Number(long)],
    [{}, Number(long)],
  ])('is told by a repair for %j', (schema, id) => {
    expect(read(`{"id": ${long}}`, schema)).toMatchObject({
      ok: true,
      arguments: { id },
      repairs: expect.arrayContaining(['inexact-number']),
    })
  })

  test('is told by the tolerant JSON, wherever it stands', () => {
    expect(readJson(`{"a": [${long}]}`)?.repairs).toEqual(['inexact-number'])
    expect(readJson('{"a": [1732000000000000000, 1e25, 9007199254740991]}')?.repairs).toEqual([])
  })

  test('is none when it comes out as it was written', () => {
    const args: JsonObject = { id: 1_732_000_000_000_000_000 }
    expect(read(JSON.stringify(args), integer)).toEqual({ ok: true, arguments: args, repairs: [] })
  })
})

test('a value of another key is held against the schema of other keys', () => {
  const parameters: JsonSchema = { type: 'object', additionalProperties: integer }
  const tool = { name: 'find', description: '', parameters }
  expect(readArguments('{"a": "5"}', tool)).toMatchObject({
    arguments: { a: 5 },
    repairs: ['text-to-number'],
  })
  expect(readArguments('{"a": "x"}', tool)).toMatchObject({ ok: false })
})

test('a required key that is not declared keeps its name', () => {
  const parameters: JsonSchema = { type: 'object', properties: { paths: string }, required: ['path'] }
  expect(readArguments('{"path": "a"}', { name: 'find', description: '', parameters })).toEqual({
    ok: true,
    arguments: { path: 'a' },
    repairs: [],
  })
})
