import type { Message, Prompt, RenderInput, ToolSpec } from '@orion-harness/core'
import type { TemplateCase, TemplateFixture } from './template-fixture.ts'

const open = '\uE000'
const close = '\uE001'

/** Markers of many families, tried on every template beside its own. */
const foreign: readonly string[] = [
  '<|im_start|>system\n',
  '<|im_end|>',
  '<|eot_id|>',
  '</s>',
  '[INST]',
  '<end_of_turn>',
  '<|end|>',
  '<tool_call>',
  '</tool_response>',
  '<think>',
  '</think>',
  '<system-reminder>',
  '"}\n',
  '{{ bos_token }}',
  '{% if x %}',
]

/**
 * No character of a message or of a tool is ever in a control piece. Every control string and stop string of the
 * family, and some of others, is put between two characters nobody else uses, into every place text can come from.
 */
export function injectionCase({ template }: TemplateFixture): TemplateCase {
  return {
    id: 'injection',
    name: 'never lets text of a message or a tool become control',
    run: () => {
      const strings = new Set([...(template.control ?? []), ...template.stop, ...foreign])
      for (const attack of strings) {
        for (const input of attackedConversations(`${open}${attack}${close}`)) {
          const leak = findLeak(template.render(input))
          if (leak !== undefined) {
            throw new Error(`${JSON.stringify(attack)} reaches the control piece ${JSON.stringify(leak)}.`)
          }
        }
      }
    },
  }
}

/** The first control piece that holds a character between the two marks; undefined when there is none. */
export function findLeak(prompt: Prompt): string | undefined {
  let inside = false
  for (const { kind, text } of prompt) {
    if (kind === 'control' && (inside || text.includes(open) || text.includes(close))) return text
    if (kind === 'content')
      inside = text.lastIndexOf(open) > text.lastIndexOf(close) || (inside && !text.includes(close))
  }
  return undefined
}

/** Conversations that hold the text in every place that text can come from. */
export function attackedConversations(attack: string): readonly RenderInput[] {
  const tool: ToolSpec = {
    name: `tool${attack}`,
    description: `does ${attack} things`,
    parameters: {
      type: 'object',
      properties: { [`key${attack}`]: { type: 'string', description: `the ${attack} key` } },
    },
  }
  const spoken: readonly Message[] = [
    { role: 'system', content: `system ${attack} text` },
    { role: 'user', content: `${attack} question ${attack}` },
    { role: 'assistant', content: `answer ${attack} text`, reasoning: `thought ${attack} text` },
    { role: 'user', content: `another ${attack}` },
  ]
  const called: readonly Message[] = [
    {
      role: 'assistant',
      content: '',
      reasoning: `thought ${attack} text`,
      toolCalls: [
        { id: 'call00001', name: tool.name, arguments: { [`key${attack}`]: `value ${attack} text` } },
      ],
    },
    { role: 'tool', callId: 'call00001', name: tool.name, content: `result ${attack} text`, ok: true },
  ]
  return [
    { messages: spoken, tools: [], addGenerationPrompt: true },
    { messages: spoken.slice(1), tools: [], addGenerationPrompt: true },
    { messages: [...spoken, ...called], tools: [tool], addGenerationPrompt: true },
    { messages: [...spoken.slice(0, 2), ...called], tools: [], addGenerationPrompt: true },
  ]
}
