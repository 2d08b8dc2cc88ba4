import { expect, test } from 'vitest'
import { everywhere, readReply } from './testing/read-reply.ts'

const call = '<tool_call>\n{"name": "bash", "arguments": {"command": "ls"}}\n</tool_call>'

test('a call in tags comes out with its name and arguments, and the prose before it as text', () => {
  const reply = readReply(`I will list it.\n${call}`)
  expect(reply.text).toBe('I will list it.')
  expect(reply.calls).toEqual([
    { type: 'call', index: 0, name: 'bash', arguments: { command: 'ls' }, format: 'hermes', repairs: [] },
  ])
})

test('the name is told before the arguments are complete', () => {
  const reply = readReply('<tool_call>\n{"name": "bash", "arguments": {"comm', { finish: 'length' })
  expect(reply.parts).toEqual([
    { type: 'call-start', index: 0, name: 'bash' },
    { type: 'call-delta', index: 0, text: ' {"comm' },
  ])
})

test('splitting the text before every character changes nothing', () => {
  for (const text of [
    `I will list it.\n${call}\nDone.`,
    '```json\n{"name": "bash", "arguments": {"command": "ls"}}\n```',
    '{"name": "bash", "parameters": {"command": "ls"}}',
    '<think>I could.</think>No.',
    'If a < b then `x[0]` holds.\n\n- one\n',
  ])
    expect(readReply(text, { splits: everywhere(text) })).toEqual(readReply(text))
})

test('reasoning comes out as reasoning, and a call in reasoning that closes is not run', () => {
  const reply = readReply(`I could ${call} but no.\n</think>\n\nIt is 4.`, { startsInReasoning: true })
  expect(reply.calls).toEqual([])
  expect(reply.reasoning).toBe(`I could ${call} but no.`)
  expect(reply.text).toBe('It is 4.')
})

test.each([
  ['hermes', call],
  ['glm', '<tool_call>bash\n<arg_key>command</arg_key>\n<arg_value>ls</arg_value>\n</tool_call>'],
  [
    'qwen-xml',
    '<tool_call>\n<function=bash>\n<parameter=command>\nls\n</parameter>\n</function>\n</tool_call>',
  ],
  ['mistral', '[TOOL_CALLS][{"name": "bash", "arguments": {"command": "ls"}}]'],
  ['mistral-v11', '[TOOL_CALLS]bash[ARGS]{"command": "ls"}'],
])('without a template the format %s is told by its look', (format, text) => {
  expect(readReply(text).calls.map((one) => one.format)).toEqual([format])
})
