import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { layout } from '../../layout/layout.ts'
import { pythonStrip } from '../../layout/python-strip.ts'

/** Gemma 1, 2 and 3: no system role, no tools of its own; system text stands in the first user message. */
export const gemma: NativeTemplate = defineTemplate({
  name: 'gemma',
  callFormat: null,
  stop: ['<end_of_turn>'],
  control: ['<bos>', '<start_of_turn>', '<end_of_turn>'],
  signs: {
    marks: ['<start_of_turn>', '<end_of_turn>'],
    architectures: ['gemma', 'gemma2', 'gemma3'],
    names: /gemma-?[123]?(?!-?4)\b/,
  },
  supports: { system: false, tools: false, reasoning: false, stablePrefix: true },
  alternates: true,
  systemInUser: true,
  head: () => layout`<bos>`,
  user: (text, { first, head }) => {
    const system = first && head.system !== undefined ? layout`${head.system}\n\n` : []
    return layout`<start_of_turn>user\n${system}${pythonStrip(text)}<end_of_turn>\n`
  },
  assistant: ({ text }) => layout`<start_of_turn>model\n${pythonStrip(text)}<end_of_turn>\n`,
  reply: () => layout`<start_of_turn>model\n`,
})
