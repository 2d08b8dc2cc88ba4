import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { layout } from '../../layout/layout.ts'
import { pythonStrip } from '../../layout/python-strip.ts'

/** Llama 2 Chat and CodeLlama Instruct. The spaces are part of it, and so is the `<s>` of every user message. */
export const llama2: NativeTemplate = defineTemplate({
  name: 'llama2',
  callFormat: null,
  stop: ['</s>'],
  control: ['<s>', '</s>'],
  signs: { marks: ['[INST]', '[/INST]'], endTokens: ['</s>'], names: /llama-?2|codellama/ },
  supports: { system: true, tools: false, reasoning: false, stablePrefix: true },
  alternates: true,
  systemInUser: true,
  head: () => [],
  user: (text, { first, head }) =>
    first && head.system !== undefined
      ? layout`<s>[INST] <<SYS>>\n${head.system}\n<</SYS>>\n\n${text.slice(0, trimmedEnd(text))} [/INST]`
      : layout`<s>[INST] ${pythonStrip(text)} [/INST]`,
  assistant: ({ text }) => layout` ${pythonStrip(text)} </s>`,
  reply: () => [],
})

function trimmedEnd(text: string): number {
  return pythonStrip(`|${text}`).length - 1
}
