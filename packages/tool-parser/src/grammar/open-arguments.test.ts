import type { JsonObject, JsonSchema } from '@orion-harness/core'
import { describe, expect, test } from 'vitest'
import { writeCalls } from '../formats/write-calls.ts'
import { matchesGbnf } from '../testing/gbnf-matcher.ts'
import { sampleGbnf, seededRandom } from '../testing/gbnf-sampler.ts'
import { parseGbnf } from '../testing/parse-gbnf.ts'
import { readReply } from '../testing/read-reply.ts'
import { isValid } from '../testing/schema-validator.ts'
import { callLayouts } from './call-layouts.ts'
import { constrainCalls } from './constrain-calls.ts'

const name = 'log_event'
const tagged = ['qwen-xml', 'seed-xml', 'glm', 'hunyuan', 'minimax', 'dsml', 'minicpm']

function accepts(callFormat: string, parameters: JsonSchema, args: JsonObject): boolean {
  const call = writeCalls(callFormat, [{ name, arguments: args }])
  return constrainCalls({ tools: [{ name, description: '', parameters }], callFormat }).some(
    ({ open, grammar }) => call.startsWith(open) && matchesGbnf(parseGbnf(grammar), call.slice(open.length)),
  )
}

/** Samples of constrained calls with the arguments that are read from each. */
function samples(callFormat: string, parameters: JsonSchema): readonly (readonly [string, JsonObject])[] {
  const tools = [{ name, description: '', parameters }]
  return constrainCalls({ tools, callFormat }).flatMap(({ open, grammar }) => {
    const rules = parseGbnf(grammar)
    return Array.from({ length: 15 }, (_, seed) => {
      const text = open + sampleGbnf(rules, seededRandom(seed * 7919 + 1), 120)
      const { calls, errors, text: shown } = readReply(text, { tools, callFormat })
      expect([text, errors, shown.trim()]).toEqual([text, [], ''])
      return calls.map((call) => [text, call.arguments] as const)
    }).flat()
  })
}

describe('a required key that is not declared', () => {
  const a: JsonSchema = { type: 'object', properties: { a: { type: 'string' } } }
  const both: JsonSchema = { ...a, required: ['a', 'b'] }

  test.each(Object.keys(callLayouts))('is in every call of %s', (callFormat) => {
    const found = samples(callFormat, both)
    expect(found.length).toBeGreaterThan(0)
    for (const [text, args] of found) expect([text, Object.keys(args).sort()]).toEqual([text, ['a', 'b']])
  })

  test.each(['hermes', 'qwen-xml'])('may be one of several in %s', (callFormat) => {
    const either: JsonSchema = { ...a, anyOf: [{ required: ['a'] }, { required: ['b'] }] }
    expect(accepts(callFormat, either, { a: 'x' })).toBe(true)
    expect(accepts(callFormat, either, { b: 'x' })).toBe(true)
    expect(accepts(callFormat, either, {})).toBe(false)
  })

  test.each(['hermes', 'qwen-xml'])(
    'leaves its tool out of %s where no other key is let in',
    (callFormat) => {
      expect(
        constrainCalls({ tools: [{ name, description: '', parameters: both }], callFormat }),
      ).toHaveLength(1)
      const parameters: JsonSchema = { ...both, additionalProperties: false }
      expect(constrainCalls({ tools: [{ name, description: '', parameters }], callFormat })).toEqual([])
    },
  )
})

describe.each(tagged)('in %s', (callFormat) => {
  test.each<[string, JsonSchema]>([
    ['declares none', { type: 'object' }],
    ['is empty', {}],
    [
      'lets others in',
      { type: 'object', properties: { level: { type: 'string' } }, additionalProperties: true },
    ],
  ])('a tool whose schema %s takes any arguments', (_, parameters) => {
    expect(accepts(callFormat, parameters, {})).toBe(true)
    expect(accepts(callFormat, parameters, { lev: 'a', level_2: 'b c' })).toBe(true)
  })

  test('other arguments fit the schema of other keys and do not repeat a declared one', () => {
    const parameters: JsonSchema = {
      type: 'object',
      properties: { on: { type: 'boolean' } },
      additionalProperties: { type: 'integer' },
    }
    expect(accepts(callFormat, parameters, { on: true, off: 5, o: 1, once: 2 })).toBe(true)
    expect(accepts(callFormat, parameters, { off: 'x' })).toBe(false)
    expect(accepts(callFormat, parameters, { off: 1, on: 5 })).toBe(false)
    for (const [text, args] of samples(callFormat, parameters)) {
      expect([text, args, isValid(parameters, args, parameters)]).toEqual([text, args, true])
    }
  })

  test('a tool that takes no arguments is called with none', () => {
    const parameters: JsonSchema = { type: 'object', properties: {}, additionalProperties: false }
    expect(accepts(callFormat, parameters, {})).toBe(true)
    expect(accepts(callFormat, parameters, { a: 'x' })).toBe(false)
  })

  test('the values a schema lists are held against the limits beside them', () => {
    const parameters: JsonSchema = {
      type: 'object',
      properties: { level: { type: 'string', enum: ['a', 'low'], minLength: 2 } },
    }
    expect(accepts(callFormat, parameters, { level: 'low' })).toBe(true)
    expect(accepts(callFormat, parameters, { level: 'a' })).toBe(false)
  })
})

describe('markup of the format', () => {
  test('never stands in a key as it is', () => {
    const parameters: JsonSchema = { type: 'object', additionalProperties: { type: 'integer' } }
    const call = `<tool_call>\n{"name": "${name}", "arguments": {"</tool_call>": 1}}\n</tool_call>`
    const [hermes] = constrainCalls({ tools: [{ name, description: '', parameters }], callFormat: 'hermes' })
    expect(matchesGbnf(parseGbnf(hermes?.grammar ?? ''), call.slice('<tool_call>'.length))).toBe(false)
  })

  test.each(['x</parameter>y', 'x<parameter=y', 'x</tool_call>y'])(
    '%j never stands in a nested text',
    (text) => {
      const parameters: JsonSchema = { type: 'object', properties: { o: { type: 'object' } } }
      const [qwen] = constrainCalls({
        tools: [{ name, description: '', parameters }],
        callFormat: 'qwen-xml',
      })
      const rules = parseGbnf(qwen?.grammar ?? '')
      const call = (json: string): string =>
        `\n<function=${name}>\n<parameter=o>\n${json}\n</parameter>\n</function>\n</tool_call>`
      const escaped = text.replaceAll('<', '\\u003c')
      expect(matchesGbnf(rules, call(`{"a": "${escaped}"}`))).toBe(true)
      expect(matchesGbnf(rules, call(`{"a": "${text}"}`))).toBe(false)
      expect(matchesGbnf(rules, call(`{"${text}": 1}`))).toBe(false)
    },
  )
})
