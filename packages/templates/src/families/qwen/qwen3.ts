import { hermesCall } from '../../calls/hermes.ts'
import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { layout } from '../../layout/layout.ts'
import { stripLeadingNewlines, stripNewlines } from '../../layout/python-strip.ts'
import { chatmlDefinition, textAndCalls } from '../chatml/chatml-definition.ts'

/**
 * Qwen 3: ChatML with reasoning, which stays in the prompt until the next user message. The variable
 * `enable_thinking: false` closes the reasoning block before the reply.
 */
export const qwen3: NativeTemplate = defineTemplate({
  ...chatmlDefinition,
  name: 'qwen3',
  signs: {
    ...chatmlDefinition.signs,
    general: false,
    architectures: ['qwen3', 'qwen3moe'],
    names: /qwen-?3(?![.-]?(coder|next|5|vl))/,
  },
  supports: { system: true, tools: true, reasoning: true, stablePrefix: false },
  assistant: ({ text, reasoning, calls }, place) => {
    const written = place.afterNewestUser && (place.last || reasoning !== '')
    const thought = written ? layout`<think>\n${stripNewlines(reasoning)}\n</think>\n\n` : []
    const body = textAndCalls(written ? stripLeadingNewlines(text) : text, calls.map(hermesCall))
    return layout`<|im_start|>assistant\n${thought}${body}<|im_end|>\n`
  },
  reply: ({ head }) =>
    head.variables['enable_thinking'] === false
      ? layout`<|im_start|>assistant\n<think>\n\n</think>\n\n`
      : layout`<|im_start|>assistant\n`,
})
