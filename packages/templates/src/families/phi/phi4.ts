import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { layout } from '../../layout/layout.ts'

/** Phi-4 14B. It looks like ChatML and is not: `<|im_sep|>` takes the place of the newlines. */
export const phi4: NativeTemplate = defineTemplate({
  name: 'phi4',
  callFormat: null,
  stop: ['<|im_end|>', '<|endoftext|>'],
  control: ['<|im_start|>', '<|im_sep|>', '<|im_end|>'],
  signs: {
    marks: ['<|im_start|>', '<|im_sep|>', '<|im_end|>'],
    architectures: ['phi3'],
    names: /phi-?4(?!-?mini)/,
  },
  supports: { system: true, tools: false, reasoning: false, stablePrefix: true },
  head: ({ system }) => (system === undefined ? [] : layout`<|im_start|>system<|im_sep|>${system}<|im_end|>`),
  system: (text) => layout`<|im_start|>system<|im_sep|>${text}<|im_end|>`,
  user: (text) => layout`<|im_start|>user<|im_sep|>${text}<|im_end|>`,
  assistant: ({ text }) => layout`<|im_start|>assistant<|im_sep|>${text}<|im_end|>`,
  reply: () => layout`<|im_start|>assistant<|im_sep|>`,
})
