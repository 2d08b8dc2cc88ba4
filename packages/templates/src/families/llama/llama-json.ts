import type { JsonObject, Prompt, ToolCall, ToolSpec } from '@orion-harness/core'
import { content, joinPrompts, layout } from '../../layout/layout.ts'
import { pythonJson } from '../../layout/python-json.ts'
import { openAiTool } from '../../layout/tool-json.ts'

/** The advert Llama 3.1 and later were trained on; it stands at the start of the first user message. */
export function llamaAdvert(tools: readonly ToolSpec[]): Prompt {
  const specs = tools.map((tool) => layout`${pythonJson(openAiTool(tool), 4)}\n\n`)
  return layout`Given the following functions, please respond with a JSON for a function call with its proper arguments that best answers the given prompt.

Respond in the format {"name": function name, "parameters": dictionary of argument name and its value}.Do not use variables.

${joinPrompts(specs)}`
}

/** A call as a bare JSON object; the model's own text, so all of it is content. */
export function llamaCall({ name, arguments: input }: ToolCall): Prompt {
  return content(`{"name": ${JSON.stringify(name)}, "parameters": ${pythonJson(input satisfies JsonObject)}}`)
}
