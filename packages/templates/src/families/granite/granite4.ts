import type { Prompt } from '@orion-harness/core'
import { hermesCall, hermesResult } from '../../calls/hermes.ts'
import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { joinPrompts, layout } from '../../layout/layout.ts'
import { pythonJson } from '../../layout/python-json.ts'
import { openAiTool } from '../../layout/tool-json.ts'
import { textAndCalls } from '../chatml/chatml-definition.ts'

const system = (body: Prompt): Prompt =>
  layout`<|start_of_role|>system<|end_of_role|>${body}<|end_of_text|>\n`
const user = (body: Prompt): Prompt => layout`<|start_of_role|>user<|end_of_role|>${body}<|end_of_text|>\n`

/** Granite 4: roles between marks of their own, tools the Hermes way. */
export const granite4: NativeTemplate = defineTemplate({
  name: 'granite4',
  callFormat: 'hermes',
  stop: ['<|end_of_text|>'],
  control: ['<|start_of_role|>', '<|end_of_role|>', '<|end_of_text|>'],
  signs: { marks: ['<|start_of_role|>', '<|end_of_role|>'], names: /granite-?4/ },
  supports: { system: true, tools: true, reasoning: false, stablePrefix: true },
  head: ({ system: text = '', tools }) => {
    if (tools.length > 0) {
      const lines = tools.map((tool) => layout`\n${pythonJson(openAiTool(tool))}`)
      return system(layout`${text}${text === '' ? [] : layout`\n\n`}You are a helpful assistant with access to the following tools. You may call one or more tools to assist with the user query.

You are provided with function signatures within <tools></tools> XML tags:
<tools>${joinPrompts(lines)}
</tools>

For each tool call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:
<tool_call>
{"name": <function-name>, "arguments": <args-json-object>}
</tool_call>. If a tool does not exist in the provided list of tools, notify the user that you do not have the ability to fulfill the request.`)
    }
    return system(
      text === ''
        ? layout`You are a helpful assistant. Please ensure responses are professional, accurate, and safe.`
        : layout`${text}`,
    )
  },
  system: (text) => system(layout`${text}`),
  user: (text) => user(layout`${text}`),
  assistant: ({ text, calls }) =>
    layout`<|start_of_role|>assistant<|end_of_role|>${textAndCalls(text, calls.map(hermesCall))}<|end_of_text|>\n`,
  results: (results) => user(joinPrompts(results.map((result) => layout`\n${hermesResult(result)}`))),
  reply: () => layout`<|start_of_role|>assistant<|end_of_role|>`,
})
