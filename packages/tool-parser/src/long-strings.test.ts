import type { ToolSpec } from '@orion-harness/core'
import { describe, expect, test } from 'vitest'
import { everywhere, readReply } from './testing/read-reply.ts'

const tools: readonly ToolSpec[] = [
  {
    name: 'run',
    description: '',
    parameters: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] },
  },
]

/** How a format writes a call whose one value is this literal, with prose after it where that leaves it a call. */
const written: Readonly<Record<string, (literal: string) => string>> = {
  lfm2: (literal) => `<|tool_call_start|>[run(code=${literal})]<|tool_call_end|> Done (ok).`,
  'llama4-pythonic': (literal) => `<|python_start|>[run(code=${literal})]<|python_end|> Done (ok).`,
  olmo: (literal) => `<function_calls>run(code=${literal})</function_calls> Done (ok).`,
  'tool-code': (literal) => `I look.\n\`\`\`tool_code\nrun(code=${literal})\n\`\`\`\n`,
  hermes: (literal) =>
    `<tool_call>\n{"name": "run", "arguments": {"code": ${literal}}}\n</tool_call> Done (ok).`,
}

describe.each(Object.keys(written))('in %s', (callFormat) => {
  test.each(['print("a) first")\nprint("b) second")\n', 'say "hello :)" now', 'a 5" pipe', 'print("}}")'])(
    'the string %j in three quotes is whole, and the prose after it is shown',
    (code) => {
      const text = written[callFormat]?.(`"""${code}"""`) ?? ''
      const reply = readReply(text, { tools, callFormat })
      expect(reply.errors).toEqual([])
      expect(reply.calls.map((call) => call.arguments)).toEqual([{ code }])
      expect(reply.text.trim()).toBe(callFormat === 'tool-code' ? 'I look.' : 'Done (ok).')
      expect(readReply(text, { tools, callFormat, splits: everywhere(text) }).parts).toEqual(reply.parts)
    },
  )
})

test('three single quotes hold a text with apostrophes, brackets and quotes of both kinds', () => {
  const code = `print('a) it's "so" ] }')`
  const text = `<|tool_call_start|>[run(code='''${code} ''')]<|tool_call_end|> Done.`
  const reply = readReply(text, { tools, callFormat: 'lfm2', splits: everywhere(text) })
  expect(reply.calls.map((call) => call.arguments)).toEqual([{ code: `${code} ` }])
  expect(reply.text.trim()).toBe('Done.')
})

test('a backslash before three quotes does not keep them from ending the string', () => {
  const text = String.raw`<|tool_call_start|>[run(code="""a \""")]<|tool_call_end|> Done.`
  const reply = readReply(text, { tools, callFormat: 'lfm2' })
  expect(reply.text.trim()).toBe('Done.')
})

test('an empty string is no beginning of three quotes', () => {
  const text = '<tool_call>\n{"name": "run", "arguments": {"code": ""}}\n</tool_call> Done.'
  const reply = readReply(text, { tools, callFormat: 'hermes', splits: everywhere(text) })
  expect(reply.calls.map((call) => call.arguments)).toEqual([{ code: '' }])
  expect(reply.text.trim()).toBe('Done.')
})
