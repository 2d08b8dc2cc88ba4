import type { ReadPart, ToolSpec } from '@orion-harness/core'
import { toolCallParser } from '../src/index.ts'
import type { ComparedReader } from './compare-readers.ts'

/**
 * Our reader: all formats at once, one code unit at a time. It is told what the harness knows too, why the reply
 * ended and whether it began inside reasoning; not its format.
 */
export function orionReader(tools: readonly ToolSpec[]): ComparedReader {
  const parser = toolCallParser()
  return {
    name: 'Orion',
    formats: 'all',
    read({ text, finish, startsInReasoning }) {
      const reader = parser.open({ tools, startsInReasoning })
      const parts: ReadPart[] = []
      for (let at = 0; at < text.length; at += 1) parts.push(...reader.push(text[at] ?? ''))
      parts.push(...reader.finish(finish))
      return parts.filter((part) => part.type === 'call')
    },
  }
}
