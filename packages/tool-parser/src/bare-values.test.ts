import type { JsonObject, ToolSpec } from '@orion-harness/core'
import { expect, test } from 'vitest'
import { everywhere, readReply } from './testing/read-reply.ts'

const text = { type: 'string' } as const
const tools: readonly ToolSpec[] = [
  {
    name: 'find',
    description: '',
    parameters: {
      type: 'object',
      properties: { text, time: text, n: { type: 'integer' }, exact: { type: 'boolean' } },
    },
  },
]

test.each<[string, JsonObject]>([
  ['text:true crime,n:2', { text: 'true crime', n: 2 }],
  ['text:5 apples', { text: '5 apples' }],
  ['time:10:30', { time: '10:30' }],
  ['text:#tag', { text: '#tag' }],
  ['text: #tag,n:2', { text: '#tag', n: 2 }],
  ['text:issue #5,n:2', { text: 'issue #5', n: 2 }],
  ['text:null and void', { text: 'null and void' }],
  ['exact:true,n:2', { exact: true, n: 2 }],
  ['n:2 ,exact:false ', { n: 2, exact: false }],
])('the bare values of {%s} end at a comma or a bracket', (body, expected) => {
  const reply = `<|tool_call>call:find{${body}}<tool_call|>Done.`
  const whole = readReply(reply, { tools, callFormat: 'gemma4' })
  expect(whole.errors).toEqual([])
  expect(whole.calls.map((call) => call.arguments)).toEqual([expected])
  expect(whole.text.trim()).toBe('Done.')
  expect(readReply(reply, { tools, callFormat: 'gemma4', splits: everywhere(reply) }).parts).toEqual(
    whole.parts,
  )
})

test.each(['text:', 'text:,n:2'])('a bare value that is not there is not guessed: {%s}', (body) => {
  const reply = readReply(`<|tool_call>call:find{${body}}<tool_call|>`, { tools, callFormat: 'gemma4' })
  expect(reply.calls).toEqual([])
  expect(reply.errors).toHaveLength(1)
})
