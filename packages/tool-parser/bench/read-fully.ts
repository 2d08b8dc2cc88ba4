import type { ReadPart, ToolSpec } from '@orion-harness/core'
import { toolCallParser } from '../src/index.ts'

/** What came of one reply. */
export interface FullReading {
  readonly calls: number
  readonly errors: number
  /** UTF-16 units of text and reasoning. */
  readonly shown: number
}

/** Tools that the bench replies call. */
export const benchTools: readonly ToolSpec[] = [
  {
    name: 'bash',
    description: '',
    parameters: schema({ command: 'string', timeout: 'integer' }, ['command']),
  },
  {
    name: 'write_file',
    description: '',
    parameters: schema({ path: 'string', content: 'string' }, ['path', 'content']),
  },
  { name: 'get_time', description: '', parameters: schema({}, []) },
]

/** Reads a reply in chunks of so many UTF-16 units. A token is about four. */
export function readFully(text: string, chunk: number): FullReading {
  const reader = toolCallParser().open({ tools: benchTools })
  let [calls, errors, shown] = [0, 0, 0]
  const count = (parts: readonly ReadPart[]): void => {
    for (const part of parts) {
      if (part.type === 'call') calls += 1
      else if (part.type === 'call-error') errors += 1
      else if (part.type === 'text' || part.type === 'reasoning') shown += part.text.length
    }
  }
  for (let at = 0; at < text.length; at += chunk) count(reader.push(text.slice(at, at + chunk)))
  count(reader.finish('stop'))
  return { calls, errors, shown }
}

function schema(
  types: Readonly<Record<string, string>>,
  required: readonly string[],
): ToolSpec['parameters'] {
  const properties = Object.fromEntries(Object.entries(types).map(([key, type]) => [key, { type }]))
  return { type: 'object', properties, required }
}
