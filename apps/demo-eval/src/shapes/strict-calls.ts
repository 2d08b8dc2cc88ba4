import { readCall } from './read-call.ts'
import type { MadeCall } from '../cases/outcome.ts'

const block = /<tool_call>\n(.*)\n<\/tool_call>/g

/**
 * The calls of a reply in the template's own form, `<tool_call>`, a line of JSON and `</tool_call>`, read by
 * `JSON.parse` and nothing else. Undefined when anything beside such blocks is in it, or there is none.
 */
export function strictCalls(text: string): readonly MadeCall[] | undefined {
  const calls: (MadeCall | undefined)[] = []
  const rest = text.replaceAll(block, (_, json: string) => {
    calls.push(readCall(json))
    return ''
  })
  if (rest.trim() !== '' || calls.length === 0) return undefined
  return calls.every((call) => call !== undefined) ? calls : undefined
}
