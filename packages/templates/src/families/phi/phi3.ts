import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { layout } from '../../layout/layout.ts'

/** Phi-3 and Phi-3.5 mini. An empty system message is not written. */
export const phi3: NativeTemplate = defineTemplate({
  name: 'phi3',
  callFormat: null,
  stop: ['<|end|>', '<|endoftext|>'],
  control: ['<|system|>', '<|user|>', '<|assistant|>', '<|end|>'],
  signs: {
    marks: ['<|user|>', '<|assistant|>', '<|end|>'],
    endTokens: ['<|end|>', '<|endoftext|>'],
    architectures: ['phi3'],
    names: /phi-?3/,
  },
  supports: { system: true, tools: false, reasoning: false, stablePrefix: true },
  head: ({ system = '' }) => (system === '' ? [] : layout`<|system|>\n${system}<|end|>\n`),
  system: (text) => (text === '' ? [] : layout`<|system|>\n${text}<|end|>\n`),
  user: (text) => layout`<|user|>\n${text}<|end|>\n`,
  assistant: ({ text }) => layout`<|assistant|>\n${text}<|end|>\n`,
  reply: () => layout`<|assistant|>\n`,
})
