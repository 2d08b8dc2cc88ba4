import type { Prompt } from '@orion-harness/core'
import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { layout } from '../../layout/layout.ts'
import { pythonStrip } from '../../layout/python-strip.ts'
import type { TemplateDefinition } from '../../layout/template-definition.ts'

const systemTurn = (text: string): Prompt =>
  layout`<|start_header_id|>system<|end_header_id|>\n\n${pythonStrip(text)}<|eot_id|>`

/** What Llama 3 and 3.1 have in common. */
export const llama3Definition: TemplateDefinition = {
  name: 'llama3',
  callFormat: null,
  stop: ['<|eot_id|>', '<|end_of_text|>'],
  control: ['<|begin_of_text|>', '<|start_header_id|>', '<|end_header_id|>', '<|eot_id|>'],
  signs: {
    marks: ['<|start_header_id|>', '<|end_header_id|>', '<|eot_id|>'],
    endTokens: ['<|eot_id|>', '<|end_of_text|>'],
    names: /llama-?3(?![.\d])/,
  },
  supports: { system: true, tools: false, reasoning: false, stablePrefix: true },
  head: ({ system }) => layout`<|begin_of_text|>${system === undefined ? [] : systemTurn(system)}`,
  system: systemTurn,
  user: (text) => layout`<|start_header_id|>user<|end_header_id|>\n\n${pythonStrip(text)}<|eot_id|>`,
  assistant: ({ text }) =>
    layout`<|start_header_id|>assistant<|end_header_id|>\n\n${pythonStrip(text)}<|eot_id|>`,
  reply: () => layout`<|start_header_id|>assistant<|end_header_id|>\n\n`,
}

/** Llama 3 Instruct, trained on no tools. */
export const llama3: NativeTemplate = defineTemplate(llama3Definition)
