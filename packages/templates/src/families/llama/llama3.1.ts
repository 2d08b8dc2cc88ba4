import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { joinPrompts, layout } from '../../layout/layout.ts'
import { pythonStrip } from '../../layout/python-strip.ts'
import { pythonJson } from '../../layout/python-json.ts'
import { llama3Definition } from './llama3.ts'
import { llamaAdvert, llamaCall } from './llama-json.ts'

/**
 * Llama 3.1, 3.2 and 3.3 Instruct. The variable `date_string` is the day the model is told, by default the one
 * Llama 3.1 was released with: today's date would change the prompt from its first line on.
 */
export const llama31: NativeTemplate = defineTemplate({
  ...llama3Definition,
  name: 'llama3.1',
  callFormat: 'llama3-json',
  stop: ['<|eot_id|>', '<|eom_id|>', '<|end_of_text|>'],
  signs: {
    ...llama3Definition.signs,
    vocabulary: [...llama3Definition.control, '<|eom_id|>'],
    names: /llama-?3\.[123]/,
  },
  supports: { system: true, tools: true, reasoning: false, stablePrefix: true },
  startsWithUser: true,
  textWithCalls: false,
  parallelCalls: false,
  head: ({ system = '', tools, variables }) => {
    const date = variables['date_string']
    const today = typeof date === 'string' ? date : '26 Jul 2024'
    const environment = tools.length === 0 ? [] : layout`Environment: ipython\n`
    return layout`<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n
${environment}Cutting Knowledge Date: December 2023
Today Date: ${today}\n
${pythonStrip(system)}<|eot_id|>`
  },
  user: (text, { first, head }) => {
    const advert = first && head.tools.length > 0 ? llamaAdvert(head.tools) : []
    return layout`<|start_header_id|>user<|end_header_id|>\n\n${advert}${pythonStrip(text)}<|eot_id|>`
  },
  assistant: (reply, place) =>
    reply.calls.length === 0
      ? llama3Definition.assistant(reply, place)
      : layout`<|start_header_id|>assistant<|end_header_id|>\n\n${joinPrompts(reply.calls.map(llamaCall))}<|eot_id|>`,
  results: (results) =>
    joinPrompts(
      results.map(
        (result) =>
          layout`<|start_header_id|>ipython<|end_header_id|>\n\n${pythonJson(result.content)}<|eot_id|>`,
      ),
    ),
})
