import type { Prompt, ToolCall, ToolSpec } from '@orion-harness/core'
import { hermesResult } from '../../calls/hermes.ts'
import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { joinPrompts, layout } from '../../layout/layout.ts'
import { pythonJson } from '../../layout/python-json.ts'
import { pythonStrip } from '../../layout/python-strip.ts'
import { openAiTool } from '../../layout/tool-json.ts'

/** GLM-4.5 and 4.6. The variable `enable_thinking: false` asks for a reply without reasoning. */
export const glm4: NativeTemplate = defineTemplate({
  name: 'glm4',
  callFormat: 'glm',
  stop: ['<|user|>', '<|observation|>', '<|endoftext|>'],
  control: ['[gMASK]', '<sop>', '<|system|>', '<|user|>', '<|assistant|>', '<|observation|>'],
  signs: {
    marks: ['[gMASK]', '<sop>', '<|user|>', '<|assistant|>'],
    architectures: ['glm4moe'],
    names: /glm-?4\.[56]/,
  },
  supports: { system: true, tools: true, reasoning: true, stablePrefix: false },
  head: ({ system, tools }) => {
    const systemTurn = system === undefined ? [] : layout`<|system|>\n${system}`
    return layout`[gMASK]<sop>${tools.length === 0 ? [] : advert(tools)}${systemTurn}`
  },
  system: (text) => layout`<|system|>\n${text}`,
  user: (text, { head }) =>
    layout`<|user|>\n${text}${withoutThought(head.variables) && !text.endsWith('/nothink') ? layout`/nothink` : []}`,
  assistant: ({ text, reasoning, calls }, { afterNewestUser }) => {
    const thought = afterNewestUser ? pythonStrip(reasoning) : ''
    const answer = pythonStrip(text)
    const body = answer === '' ? [] : layout`\n${answer}`
    return layout`<|assistant|>\n<think>${thought}</think>${body}${joinPrompts(calls.map(call))}`
  },
  results: (results) =>
    layout`<|observation|>${joinPrompts(results.map((result) => layout`\n${hermesResult(result)}`))}`,
  reply: ({ head }) =>
    withoutThought(head.variables) ? layout`<|assistant|>\n<think></think>` : layout`<|assistant|>`,
})

function withoutThought(variables: Readonly<Record<string, unknown>>): boolean {
  return variables['enable_thinking'] === false
}

function call({ name, arguments: input }: ToolCall): Prompt {
  const pairs = Object.entries(input).map(([key, value]) => {
    const text = typeof value === 'string' ? value : pythonJson(value)
    return layout`<arg_key>${key}</arg_key>\n<arg_value>${text}</arg_value>\n`
  })
  return layout`\n<tool_call>${name}\n${joinPrompts(pairs)}</tool_call>`
}

function advert(tools: readonly ToolSpec[]): Prompt {
  const lines = tools.map((tool) => layout`${pythonJson(openAiTool(tool))}\n`)
  return layout`<|system|>
# Tools

You may call one or more functions to assist with the user query.

You are provided with function signatures within <tools></tools> XML tags:
<tools>
${joinPrompts(lines)}</tools>

For each function call, output the function name and arguments within the following XML format:
<tool_call>{function-name}
<arg_key>{arg-key-1}</arg_key>
<arg_value>{arg-value-1}</arg_value>
<arg_key>{arg-key-2}</arg_key>
<arg_value>{arg-value-2}</arg_value>
...
</tool_call>`
}
