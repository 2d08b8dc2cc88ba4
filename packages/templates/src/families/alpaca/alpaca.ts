import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { layout } from '../../layout/layout.ts'

/** Alpaca, all plain text. System text takes the place of the first paragraph; turns are a blank line apart. */
export const alpaca: NativeTemplate = defineTemplate({
  name: 'alpaca',
  callFormat: null,
  stop: ['### Instruction:', '</s>'],
  control: [],
  signs: {
    marks: ['### Instruction:', '### Response:'],
    without: ['<|EOT|>'],
    endTokens: ['</s>'],
    names: /alpaca/,
  },
  supports: { system: true, tools: false, reasoning: false, stablePrefix: true },
  alternates: true,
  head: ({ system }) =>
    system === undefined
      ? layout`Below is an instruction that describes a task. Write a response that appropriately completes the request.\n\n`
      : layout`${system}\n\n`,
  user: (text) => layout`### Instruction:\n${text}\n\n`,
  assistant: ({ text }) => layout`### Response:\n${text}\n\n`,
  reply: () => layout`### Response:\n`,
})
