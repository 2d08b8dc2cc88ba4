import type { Prompt } from '@orion-harness/core'
import { hermesAdvert, hermesCall, hermesResult } from '../../calls/hermes.ts'
import { content, joinPrompts, layout } from '../../layout/layout.ts'
import type { HeadInput, TemplateDefinition } from '../../layout/template-definition.ts'

/** The definition every ChatML family starts from: tools as Qwen 2.5 and Hermes write them, any role anywhere. */
export const chatmlDefinition: TemplateDefinition = {
  name: 'chatml',
  callFormat: 'hermes',
  stop: ['<|im_end|>', '<|endoftext|>'],
  control: ['<|im_start|>', '<|im_end|>'],
  signs: {
    marks: ['<|im_start|>', '<|im_end|>'],
    endTokens: ['<|im_end|>', '<|endoftext|>', '<|eot_id|>', '</s>'],
    names: /chatml|hermes|dolphin|internlm2/,
    without: ['<|im_sep|>', '<|im_middle|>'],
    general: true,
  },
  supports: { system: true, tools: true, reasoning: false, stablePrefix: true },
  head: (input) => chatmlHead(input),
  system: (text) => chatmlTurn('system', content(text)),
  user: (text) => chatmlTurn('user', content(text)),
  assistant: ({ text, calls }) => chatmlTurn('assistant', textAndCalls(text, calls.map(hermesCall))),
  results: (results) => chatmlTurn('user', joinPrompts(results.map(hermesResult), layout`\n`)),
  reply: () => layout`<|im_start|>assistant\n`,
}

/** The system turn: the text, or `otherwise` when there is none, then the advert after a blank line. */
export function chatmlHead({ system, tools }: HeadInput, otherwise?: string): Prompt {
  const text = system === undefined ? layoutText(otherwise) : content(system)
  const advert = tools.length === 0 ? [] : hermesAdvert(tools)
  if (system === undefined && otherwise === undefined && tools.length === 0) return []
  const between = text.length > 0 || system !== undefined ? layout`\n\n` : []
  return chatmlTurn('system', tools.length === 0 ? text : joinPrompts([text, between, advert]))
}

/** Text, then calls, one per line. */
export function textAndCalls(text: string, calls: readonly Prompt[]): Prompt {
  return joinPrompts(
    [content(text), ...calls].filter((part) => part.length > 0),
    layout`\n`,
  )
}

function chatmlTurn(role: 'system' | 'user' | 'assistant', body: Prompt): Prompt {
  if (role === 'system') return layout`<|im_start|>system\n${body}<|im_end|>\n`
  if (role === 'user') return layout`<|im_start|>user\n${body}<|im_end|>\n`
  return layout`<|im_start|>assistant\n${body}<|im_end|>\n`
}

function layoutText(text: string | undefined): Prompt {
  return text === undefined ? [] : [{ kind: 'control', text }]
}
