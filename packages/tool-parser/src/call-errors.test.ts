import { expect, test } from 'vitest'
import { readReply } from './testing/read-reply.ts'

const tag = (body: string): string => `<tool_call>\n${body}\n</tool_call>`

test.each([
  [
    'an unknown tool',
    tag('{"name": "open_browser", "arguments": {}}'),
    /There is no tool "open_browser"\. The tools are: read_file, /,
  ],
  [
    'a missing required key',
    tag('{"name": "bash", "arguments": {"cmd": "ls"}}'),
    /required key "command" is missing, and "cmd" is not one of its keys.*schema/,
  ],
  [
    'the wrong type',
    tag('{"name": "todo_write", "arguments": {"todos": ["a"]}}'),
    /"todos\[0\]" must be an object, not a string/,
  ],
  [
    'JSON that cannot be read',
    tag('{"name": "bash", "arguments": {"command": "echo "hi""}}'),
    /"bash" could not be read: the JSON inside does not parse/,
  ],
  ['no call inside', tag('ls -la please'), /could not be read/],
  [
    'a recipient that is missing',
    '<|channel|>commentary<|message|>{"command": "ls"}<|end|>',
    /does not say which tool/,
  ],
  ['a marker and nothing after it', '<tool_call>\n', /nothing follows/],
])('%s is answered with a sentence the model can act on, and nothing is shown', (_, text, problem) => {
  const reply = readReply(text)
  expect(reply.calls).toEqual([])
  expect(reply.errors).toHaveLength(1)
  expect(reply.errors[0]?.problem).toMatch(problem)
  expect(reply.text.trim()).toBe('')
})

test.each([
  ['open_browser', { url: 'https://example.org', tabs: [1, 2] }],
  ['bash', { cmd: 'ls' }],
])('a refused call of %s keeps the arguments it was written with', (name, args) => {
  const { errors } = readReply(tag(JSON.stringify({ name, arguments: args })))
  expect(errors).toMatchObject([{ name, arguments: args }])
})

test('a refused call whose arguments are no object has none', () => {
  const { errors } = readReply(tag('{"name": "open_browser", "arguments": [1]}'))
  expect(errors).toHaveLength(1)
  expect(errors[0]).not.toHaveProperty('arguments')
})

test('without tools a marked call is answered with that', () => {
  const reply = readReply(tag('{"name": "bash", "arguments": {}}'), { tools: [] })
  expect(reply.errors[0]?.problem).toBe('There is no tool "bash": no tools are offered. Answer without one.')
})

test('a call after one that cannot be read is still read', () => {
  const good = tag('{"name": "get_time", "arguments": {}}')
  const reply = readReply(`${tag('{"name": "bash", "arguments": {"x"}}')}\n${good}`)
  expect(reply.errors).toHaveLength(1)
  expect(reply.calls.map((call) => [call.index, call.name])).toEqual([[1, 'get_time']])
})

test('a string that never closes ends with its call, and what follows is read', () => {
  const reply = readReply(`${tag('{"name": "bash", "arguments": {"command": "ls}}')}\nDone.`)
  expect(reply.calls).toEqual([])
  expect(reply.errors).toHaveLength(1)
  expect(reply.text.trim()).toBe('Done.')
})
