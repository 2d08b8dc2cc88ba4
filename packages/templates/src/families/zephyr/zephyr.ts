import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { layout } from '../../layout/layout.ts'

/** Zephyr and TinyLlama. Its role marks are plain text to its vocabulary; Phi-3 uses the same and ends otherwise. */
export const zephyr: NativeTemplate = defineTemplate({
  name: 'zephyr',
  callFormat: null,
  stop: ['</s>'],
  control: ['</s>'],
  signs: {
    marks: ['<|user|>', '<|assistant|>'],
    without: ['<|end|>', '[gMASK]', '<sop>', '<|endoftext|>'],
    endTokens: ['</s>'],
    names: /zephyr|tinyllama/,
  },
  supports: { system: true, tools: false, reasoning: false, stablePrefix: true },
  head: ({ system }) => (system === undefined ? [] : layout`<|system|>\n${system}</s>\n`),
  system: (text) => layout`<|system|>\n${text}</s>\n`,
  user: (text) => layout`<|user|>\n${text}</s>\n`,
  assistant: ({ text }) => layout`<|assistant|>\n${text}</s>\n`,
  reply: () => layout`<|assistant|>\n`,
})
