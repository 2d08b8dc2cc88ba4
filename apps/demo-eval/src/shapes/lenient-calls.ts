import type { ToolSpec } from '@orion-harness/core'
import { toolCallParser } from '@orion-harness/tool-parser'
import type { MadeCall } from '../cases/outcome.ts'

const parser = toolCallParser()

/** The calls of a reply as the agent would read them; undefined when one of them could not be read. */
export function lenientCalls(
  text: string,
  tools: readonly ToolSpec[],
  callFormat: string | null,
): readonly MadeCall[] | undefined {
  const reader = parser.open({ tools, ...(callFormat === null ? {} : { callFormat }) })
  const parts = [...reader.push(text), ...reader.finish('stop')]
  if (parts.some(({ type }) => type === 'call-error')) return undefined
  return parts.flatMap((part) =>
    part.type === 'call' ? [{ name: part.name, arguments: part.arguments }] : [],
  )
}
