import type { ToolSpec } from '@orion-harness/core'

const tool = (
  name: string,
  properties: Record<string, ToolSpec['parameters']>,
  required: readonly string[],
): ToolSpec => ({
  name,
  description: name.replaceAll('_', ' '),
  parameters: { type: 'object', properties, required },
})

const text = { type: 'string' } as const
const integer = { type: 'integer' } as const

/** Tools the tests of this package offer. */
export const sampleTools: readonly ToolSpec[] = [
  tool('read_file', { path: text, offset: integer, limit: integer }, ['path']),
  tool('write_file', { path: text, content: text }, ['path', 'content']),
  tool('bash', { command: text, timeout: integer }, ['command']),
  tool('grep', { pattern: text, path: text, ignore_case: { type: 'boolean' } }, ['pattern']),
  tool('get_weather', { city: text, unit: { type: 'string', enum: ['C', 'F'] } }, ['city']),
  tool(
    'todo_write',
    {
      todos: {
        type: 'array',
        items: { type: 'object', properties: { text, done: { type: 'boolean' } }, required: ['text'] },
      },
    },
    ['todos'],
  ),
  tool('get_time', {}, []),
  tool('add', { a: { type: 'number' }, b: { type: 'number' } }, ['a', 'b']),
]
