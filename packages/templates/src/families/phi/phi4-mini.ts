import type { Prompt } from '@orion-harness/core'
import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { joinPrompts, layout } from '../../layout/layout.ts'
import { pythonJson } from '../../layout/python-json.ts'

const turn = (role: Prompt, body: Prompt): Prompt => layout`${role}${body}<|end|>`

/** Phi-4-mini Instruct. Tools are functions as JSON between `<|tool|>` marks in the system message. */
export const phi4Mini: NativeTemplate = defineTemplate({
  name: 'phi4-mini',
  callFormat: 'phi4',
  stop: ['<|end|>', '<|endoftext|>'],
  control: [
    '<|system|>',
    '<|user|>',
    '<|assistant|>',
    '<|end|>',
    '<|tool|>',
    '<|/tool|>',
    '<|tool_call|>',
    '<|/tool_call|>',
  ],
  signs: {
    marks: ['<|user|>', '<|assistant|>', '<|end|>'],
    endTokens: ['<|end|>', '<|endoftext|>'],
    architectures: ['phi3'],
    names: /phi-?4-?mini/,
  },
  supports: { system: true, tools: true, reasoning: false, stablePrefix: true },
  head: ({ system, tools }) => {
    if (system === undefined && tools.length === 0) return []
    const functions = tools.map(({ name, description, parameters }) => ({ name, description, parameters }))
    const advert = tools.length === 0 ? [] : layout`<|tool|>${pythonJson(functions)}<|/tool|>`
    return turn(layout`<|system|>`, layout`${system ?? ''}${advert}`)
  },
  system: (text) => turn(layout`<|system|>`, layout`${text}`),
  user: (text) => turn(layout`<|user|>`, layout`${text}`),
  assistant: ({ text, calls }) => {
    const list = calls.map((call) => ({ name: call.name, arguments: call.arguments }))
    const written = calls.length === 0 ? [] : layout`<|tool_call|>${pythonJson(list)}<|/tool_call|>`
    return turn(layout`<|assistant|>`, layout`${text}${written}`)
  },
  results: (results) =>
    joinPrompts(results.map((result) => turn(layout`<|tool|>`, layout`${result.content}`))),
  reply: () => layout`<|assistant|>`,
})
