import type { Prompt, ToolCall, ToolMessage, ToolSpec } from '@orion-harness/core'
import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { joinPrompts, layout } from '../../layout/layout.ts'
import { pythonJson } from '../../layout/python-json.ts'
import type { TemplateDefinition } from '../../layout/template-definition.ts'

const userMarks = ['<｜User｜>', '<｜Assistant｜>']

const definition: TemplateDefinition = {
  name: 'deepseek-v3',
  callFormat: 'deepseek-r1',
  stop: ['<｜end▁of▁sentence｜>'],
  control: [
    '<｜begin▁of▁sentence｜>',
    '<｜end▁of▁sentence｜>',
    '<｜User｜>',
    '<｜Assistant｜>',
    '<｜tool▁calls▁begin｜>',
    '<｜tool▁call▁begin｜>',
    '<｜tool▁sep｜>',
    '<｜tool▁call▁end｜>',
    '<｜tool▁calls▁end｜>',
    '<｜tool▁outputs▁begin｜>',
    '<｜tool▁output▁begin｜>',
    '<｜tool▁output▁end｜>',
    '<｜tool▁outputs▁end｜>',
  ],
  signs: { marks: userMarks, architectures: ['deepseek2'], names: /deepseek-?v(2\.5|3(?!\.))/ },
  supports: { system: true, tools: true, reasoning: false, stablePrefix: true },
  head: ({ system = '', tools }) =>
    layout`<｜begin▁of▁sentence｜>${system}${advert(system, tools, fencedExample)}`,
  user: (text) => layout`<｜User｜>${text}`,
  assistant: ({ text, calls }, { previous }) => {
    const written = calls.length === 0 ? [] : fencedCalls(calls)
    return layout`${previous === 'tool' ? [] : layout`<｜Assistant｜>`}${text}${written}<｜end▁of▁sentence｜>`
  },
  results: (results) => layout`<｜tool▁outputs▁begin｜>${outputs(results, layout`\n`)}<｜tool▁outputs▁end｜>`,
  reply: ({ previous }) => (previous === 'tool' ? [] : layout`<｜Assistant｜>`),
}

/** DeepSeek V2.5 and V3. The official template advertises no tools; here the system text does. */
export const deepseekV3: NativeTemplate = defineTemplate(definition)

/** DeepSeek R1 and its distillations: the reply begins inside its reasoning, which history never keeps. */
export const deepseekR1: NativeTemplate = defineTemplate({
  ...definition,
  name: 'deepseek-r1',
  signs: { marks: userMarks, names: /deepseek-?r1|r1-distill/ },
  supports: { ...definition.supports, reasoning: true, stablePrefix: false },
  reply: ({ previous }) => (previous === 'tool' ? [] : layout`<｜Assistant｜><think>\n`),
  startsInReasoning: ({ previous }) => previous !== 'tool',
})

/**
 * DeepSeek V3.1. The variable `thinking: true` opens the reply with reasoning; history keeps none, so the opening of
 * the last reply is then rewritten.
 */
export const deepseekV31: NativeTemplate = defineTemplate({
  ...definition,
  name: 'deepseek-v3.1',
  signs: { marks: userMarks, architectures: ['deepseek2'], names: /deepseek-?v3\.1/ },
  callFormat: 'deepseek-v3.1',
  supports: { ...definition.supports, reasoning: true },
  head: ({ system = '', tools }) =>
    layout`<｜begin▁of▁sentence｜>${system}${advert(system, tools, namedExample)}`,
  assistant: ({ text, calls }, { previous }) => {
    const written = calls.length === 0 ? [] : namedCalls(calls)
    const opening = previous === 'user' ? layout`<｜Assistant｜></think>` : []
    return layout`${opening}${text}${written}<｜end▁of▁sentence｜>`
  },
  results: (results) => outputs(results, []),
  reply: ({ previous, head }) => {
    if (previous !== 'user') return []
    return thinks(head.variables) ? layout`<｜Assistant｜><think>` : layout`<｜Assistant｜></think>`
  },
  startsInReasoning: ({ previous, head }) => previous === 'user' && thinks(head.variables),
})

function thinks(variables: Readonly<Record<string, unknown>>): boolean {
  return (variables['thinking'] ?? variables['enable_thinking']) === true
}

function fencedCalls(calls: readonly ToolCall[]): Prompt {
  const written = calls.map(
    (call) =>
      layout`<｜tool▁call▁begin｜>function<｜tool▁sep｜>${`${call.name}\n\`\`\`json\n${pythonJson(call.arguments)}\n\`\`\``}<｜tool▁call▁end｜>`,
  )
  return layout`<｜tool▁calls▁begin｜>${joinPrompts(written, layout`\n`)}<｜tool▁calls▁end｜>`
}

function namedCalls(calls: readonly ToolCall[]): Prompt {
  const written = calls.map(
    (call) =>
      layout`<｜tool▁call▁begin｜>${call.name}<｜tool▁sep｜>${pythonJson(call.arguments)}<｜tool▁call▁end｜>`,
  )
  return layout`<｜tool▁calls▁begin｜>${joinPrompts(written)}<｜tool▁calls▁end｜>`
}

function outputs(results: readonly ToolMessage[], between: Prompt): Prompt {
  const written = results.map(
    (result) => layout`<｜tool▁output▁begin｜>${result.content}<｜tool▁output▁end｜>`,
  )
  return joinPrompts(written, between)
}

const fencedExample: Prompt = layout`<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>tool_name
\`\`\`json
{"key": "value"}
\`\`\`<｜tool▁call▁end｜><｜tool▁calls▁end｜>`

const namedExample: Prompt = layout`<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>tool_name<｜tool▁sep｜>{"key": "value"}<｜tool▁call▁end｜><｜tool▁calls▁end｜>`

function advert(system: string, tools: readonly ToolSpec[], example: Prompt): Prompt {
  if (tools.length === 0) return []
  const written = tools.map(
    (tool) =>
      layout`\n\n### ${tool.name}\nDescription: ${tool.description}\n\nParameters: ${pythonJson(tool.parameters)}`,
  )
  return layout`${system === '' ? [] : layout`\n\n`}## Tools
You have access to the following tools:${joinPrompts(written)}

To call tools, write:
${example}

Only call tools that are listed. The arguments must be JSON that fits the parameters.`
}
