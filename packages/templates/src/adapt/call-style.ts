import type { ToolCall, ToolMessage, ToolSpec } from '@orion-harness/core'
import { pythonJson } from '../layout/python-json.ts'
import { openAiTool } from '../layout/tool-json.ts'

/** Tools, calls and results written as plain text, for a template that has no place of its own for them. */
export interface CallStyle {
  /** Name of the call format a reply will hold. */
  readonly callFormat: string
  readonly advert: (tools: readonly ToolSpec[]) => string
  readonly call: (call: ToolCall) => string
  readonly result: (result: ToolMessage) => string
}

/** A fenced block per call: the style for families that were trained on no calls at all. */
export const fencedCallStyle: CallStyle = {
  callFormat: 'fenced',
  advert: (tools) =>
    styleAdvert(tools, '```tool_call\n{"name": "tool-name", "arguments": {"key": "value"}}\n```'),
  call: ({ name, arguments: input }) =>
    `\`\`\`tool_call\n{"name": ${JSON.stringify(name)}, "arguments": ${pythonJson(input)}}\n\`\`\``,
  result: ({ name, content, ok }) => `Result of ${name}${ok ? '' : ' (failed)'}:\n${content}`,
}

/** An advert for any style: the tools as JSON lines, then what a call looks like. */
export function styleAdvert(tools: readonly ToolSpec[], example: string): string {
  const lines = tools.map((tool) => pythonJson(openAiTool(tool)))
  return `# Tools

You can call these tools, described by JSON Schema, one per line:
${lines.join('\n')}

To call a tool, write exactly this form, with the tool's own name and arguments, and then stop:
${example}
The result comes in the next message. Without need of a tool, answer as usual.`
}
