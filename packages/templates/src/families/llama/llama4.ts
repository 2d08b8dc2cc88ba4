import type { Prompt } from '@orion-harness/core'
import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { joinPrompts, layout } from '../../layout/layout.ts'
import { pythonJson } from '../../layout/python-json.ts'
import { pythonStrip } from '../../layout/python-strip.ts'
import { llamaAdvert, llamaCall } from './llama-json.ts'

const systemTurn = (text: string): Prompt => layout`<|header_start|>system<|header_end|>\n\n${text}<|eot|>`

/** Llama 4 Scout and Maverick. */
export const llama4: NativeTemplate = defineTemplate({
  name: 'llama4',
  callFormat: 'llama3-json',
  stop: ['<|eot|>', '<|eom|>', '<|end_of_text|>'],
  control: [
    '<|begin_of_text|>',
    '<|header_start|>',
    '<|header_end|>',
    '<|eot|>',
    '<|python_start|>',
    '<|python_end|>',
  ],
  signs: {
    marks: ['<|header_start|>', '<|header_end|>', '<|eot|>'],
    architectures: ['llama4'],
    names: /llama-?4/,
  },
  supports: { system: true, tools: true, reasoning: false, stablePrefix: true },
  startsWithUser: true,
  head: ({ system, tools }) => {
    if (system === undefined) return layout`<|begin_of_text|>`
    const environment = tools.length === 0 ? [] : layout`Environment: ipython\n`
    const text = layout`${environment}${pythonStrip(system)}`
    return layout`<|begin_of_text|><|header_start|>system<|header_end|>\n\n${text}<|eot|>`
  },
  system: systemTurn,
  user: (text, { first, head }) => {
    const advertised = first && head.tools.length > 0
    const body = advertised ? layout`${llamaAdvert(head.tools)}${pythonStrip(text)}` : layout`${text}`
    return layout`<|header_start|>user<|header_end|>\n\n${body}<|eot|>`
  },
  assistant: ({ text, calls }) => {
    const body =
      calls.length === 0
        ? layout`${text}`
        : layout`<|python_start|>${text}<|python_end|>${joinPrompts(calls.map(llamaCall))}`
    return layout`<|header_start|>assistant<|header_end|>\n\n${body}<|eot|>`
  },
  results: (results) =>
    joinPrompts(
      results.map(
        (result) => layout`<|header_start|>ipython<|header_end|>\n\n${pythonJson(result.content)}<|eot|>`,
      ),
    ),
  reply: () => layout`<|header_start|>assistant<|header_end|>\n\n`,
})
