import type { Prompt, ToolCall, ToolMessage, ToolSpec } from '@orion-harness/core'
import { joinPrompts, layout } from '../layout/layout.ts'
import { pythonJson } from '../layout/python-json.ts'
import { openAiTool } from '../layout/tool-json.ts'

/** The advert Qwen 2.5 and 3 and most Hermes fine-tunes were trained on, without surrounding blank lines. */
export function hermesAdvert(tools: readonly ToolSpec[]): Prompt {
  const lines = tools.map((tool) => layout`\n${pythonJson(openAiTool(tool))}`)
  return layout`# Tools

You may call one or more functions to assist with the user query.

You are provided with function signatures within <tools></tools> XML tags:
<tools>${joinPrompts(lines)}
</tools>

For each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:
<tool_call>
{"name": <function-name>, "arguments": <args-json-object>}
</tool_call>`
}

/** A call in `<tool_call>` tags. The JSON between them is the model's own text, so all of it is content. */
export function hermesCall(call: ToolCall): Prompt {
  const body = `{"name": ${JSON.stringify(call.name)}, "arguments": ${pythonJson(call.arguments)}}`
  return layout`<tool_call>\n${body}\n</tool_call>`
}

/** A result in `<tool_response>` tags. */
export function hermesResult(result: ToolMessage): Prompt {
  return layout`<tool_response>\n${result.content}\n</tool_response>`
}
