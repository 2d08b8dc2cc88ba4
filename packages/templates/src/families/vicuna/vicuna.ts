import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { layout } from '../../layout/layout.ts'

/** Vicuna 1.1 and later, as FastChat writes it; all plain text but the `</s>` after an answer. */
export const vicuna: NativeTemplate = defineTemplate({
  name: 'vicuna',
  callFormat: null,
  stop: ['</s>', 'USER:'],
  control: ['</s>'],
  signs: { marks: ['USER:', 'ASSISTANT:'], endTokens: ['</s>'], names: /vicuna/ },
  supports: { system: true, tools: false, reasoning: false, stablePrefix: true },
  alternates: true,
  head: ({ system }) =>
    system === undefined
      ? layout`A chat between a curious user and an artificial intelligence assistant. The assistant gives helpful, detailed, and polite answers to the user's questions. `
      : layout`${system} `,
  user: (text) => layout`USER: ${text} `,
  assistant: ({ text }) => layout`ASSISTANT: ${text}</s>`,
  reply: () => layout`ASSISTANT:`,
})
