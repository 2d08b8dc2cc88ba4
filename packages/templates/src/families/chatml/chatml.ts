import { hermesAdvert, hermesCall, hermesResult } from '../../calls/hermes.ts'
import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { content, joinPrompts, layout } from '../../layout/layout.ts'

/**
 * ChatML, as OpenHermes, Dolphin, Yi, InternLM2 and many more use it, with tools as Qwen 2.5 and Hermes write them.
 * Any role may stand anywhere.
 */
export const chatml: NativeTemplate = defineTemplate({
  name: 'chatml',
  callFormat: 'hermes',
  stop: ['<|im_end|>', '<|endoftext|>'],
  control: ['<|im_start|>', '<|im_end|>'],
  supports: { system: true, tools: true, reasoning: false, stablePrefix: true },
  systemAnywhere: true,
  head: ({ system, tools }) => {
    const parts = [system === undefined ? [] : content(system), tools.length === 0 ? [] : hermesAdvert(tools)]
    const text = joinPrompts(
      parts.filter((part) => part.length > 0),
      layout`\n\n`,
    )
    return system === undefined && tools.length === 0 ? [] : layout`<|im_start|>system\n${text}<|im_end|>\n`
  },
  system: (text) => layout`<|im_start|>system\n${text}<|im_end|>\n`,
  user: (text) => layout`<|im_start|>user\n${text}<|im_end|>\n`,
  assistant: ({ text, calls }) => {
    const parts = [content(text), ...calls.map(hermesCall)].filter((part) => part.length > 0)
    return layout`<|im_start|>assistant\n${joinPrompts(parts, layout`\n`)}<|im_end|>\n`
  },
  results: (results) =>
    layout`<|im_start|>user\n${joinPrompts(results.map(hermesResult), layout`\n`)}<|im_end|>\n`,
  reply: () => layout`<|im_start|>assistant\n`,
})
