import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { joinPrompts, layout } from '../../layout/layout.ts'
import { pythonJson } from '../../layout/python-json.ts'
import { openAiTool } from '../../layout/tool-json.ts'

/** Kimi K2. A call's id is its place in the whole conversation, and its result names it. */
export const kimiK2: NativeTemplate = defineTemplate({
  name: 'kimi-k2',
  callFormat: 'kimi',
  stop: ['<|im_end|>'],
  control: [
    '<|im_system|>',
    '<|im_user|>',
    '<|im_assistant|>',
    '<|im_middle|>',
    '<|im_end|>',
    '<|tool_calls_section_begin|>',
    '<|tool_call_begin|>',
    '<|tool_call_argument_begin|>',
    '<|tool_call_end|>',
    '<|tool_calls_section_end|>',
  ],
  signs: { marks: ['<|im_user|>', '<|im_assistant|>', '<|im_middle|>'], names: /kimi-?k2/ },
  supports: { system: true, tools: true, reasoning: false, stablePrefix: true },
  head: ({ system, tools }) => {
    const declared =
      tools.length === 0
        ? []
        : layout`<|im_system|>tool_declare<|im_middle|>${pythonJson(tools.map(openAiTool))}<|im_end|>`
    const turn =
      system === undefined
        ? layout`<|im_system|>system<|im_middle|>You are Kimi, an AI assistant created by Moonshot AI.<|im_end|>\n`
        : layout`<|im_system|>system<|im_middle|>${system}<|im_end|>`
    return layout`${declared}${turn}`
  },
  system: (text) => layout`<|im_system|>system<|im_middle|>${text}<|im_end|>`,
  user: (text) => layout`<|im_user|>user<|im_middle|>${text}<|im_end|>`,
  assistant: ({ text, calls }, { callsBefore }) => {
    const written = calls.map(
      (call, index) =>
        layout`<|tool_call_begin|>${`functions.${call.name}:${callsBefore + index}`}<|tool_call_argument_begin|>${pythonJson(call.arguments)}<|tool_call_end|>`,
    )
    const section =
      calls.length === 0
        ? []
        : layout`<|tool_calls_section_begin|>${joinPrompts(written)}<|tool_calls_section_end|>`
    return layout`<|im_assistant|>assistant<|im_middle|>${text}${section}<|im_end|>`
  },
  results: (results, { callsBefore }) => {
    const first = callsBefore - results.length
    return joinPrompts(
      results.map(
        ({ name, content }, index) =>
          layout`<|im_system|>${name}<|im_middle|>## Return of ${`functions.${name}:${first + index}`}\n${content}<|im_end|>`,
      ),
    )
  },
  reply: () => layout`<|im_assistant|>assistant<|im_middle|>`,
})
