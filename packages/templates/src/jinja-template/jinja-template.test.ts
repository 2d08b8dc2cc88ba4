import type { Message, Prompt, PromptPiece, RenderInput } from '@orion-harness/core'
import { describe, expect, test } from 'vitest'
import { officialTemplate, officialTemplates } from '../../test/official-templates.ts'
import { promptText } from '../layout/layout.ts'
import { conversations } from '../testkit/conversations.ts'
import { attackedConversations } from '../testkit/injection-case.ts'
import { stopsCase } from '../testkit/stops-case.ts'
import { wordsOf } from '../testkit/words-of.ts'
import { jinjaTemplate } from './jinja-template.ts'
import type { JinjaChatTemplate } from './jinja-template.ts'

/** Templates that lay out no conversation, each with the reason. */
const unusable: Readonly<Record<string, string>> = {
  'fireworks-ai-llama-3-firefunction-v2': 'needs a variable `functions`',
  'firefunction-v2_70b': 'needs a variable `functions`',
}

/** Templates that are not for conversations: they print some message inside a question of their own. */
const moderation = ['granite3-guardian_2b', 'llama-guard3_1b', 'llama-guard3_8b', 'shieldgemma_27b']

/** Templates whose replies end on no mark of their own, each with the reason. */
const withoutStop: Readonly<Record<string, string>> = {
  'GigaChat3-10B-A1.8B': 'its end mark also stands before a call, so only the end token ends a reply',
}

const tokens = { bosToken: '<s>', eosToken: '</s>' }
const templates = [...officialTemplates()].flatMap(([name, source]): JinjaChatTemplate[] =>
  name in unusable || moderation.includes(name) ? [] : [jinjaTemplate(source, { name, ...tokens })],
)

test('a template that cannot lay out one user message is refused with the reason', () => {
  for (const name of Object.keys(unusable)) {
    expect(() => jinjaTemplate(officialTemplate(name))).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_INVALID', message: expect.stringContaining('functions') }),
    )
  }
})

test('a moderation template shows in what it was found to lack', () => {
  for (const name of moderation) {
    const { probe } = jinjaTemplate(officialTemplate(name), { name, ...tokens })
    expect([name, probe.abilities.system && probe.abilities.anyOrder]).toEqual([name, false])
  }
})

test('a prompt that ends inside reasoning is known, with any mark for it', () => {
  const starts = (name: string, variables: Record<string, boolean> = {}) => {
    const messages: readonly Message[] = [{ role: 'user', content: 'What does <think> mean?' }]
    const input = { messages, tools: [], addGenerationPrompt: true, variables }
    return jinjaTemplate(officialTemplate(name), { name, ...tokens }).startsInReasoning?.(input)
  }
  expect(starts('Qwen-QwQ-32B', { enable_thinking: true })).toBe(true)
  expect(starts('Qwen-QwQ-32B')).toBe(false)
  expect(starts('Qwen-Qwen3-0.6B')).toBe(false)
  expect(starts('Qwen-Qwen3-0.6B', { enable_thinking: false })).toBe(false)
  expect(starts('Qwen3.5-4B')).toBe(true)
  expect(starts('deepseek-ai-DeepSeek-V3.1', { thinking: true })).toBe(true)
  expect(starts('deepseek-ai-DeepSeek-V3.1')).toBe(false)
  expect(starts('Cohere2MoE')).toBe(true)
  expect(starts('MiniMax-M2')).toBe(true)
  expect(starts('meta-llama-Llama-3.1-8B-Instruct')).toBe(false)
})

test('what was found by probing is found once per source', () => {
  const source = officialTemplate('Qwen-Qwen3-0.6B')
  expect(jinjaTemplate(source).probe).toBe(jinjaTemplate(source, { name: 'again' }).probe)
  expect(jinjaTemplate(source, { eosToken: '</s>' }).probe).not.toBe(jinjaTemplate(source).probe)
})

test('a tool whose schema a template cannot write is advertised in the system text', () => {
  const template = jinjaTemplate(officialTemplate('CohereForAI-c4ai-command-r-plus-tool_use'), tokens)
  const parameters = {
    type: 'object',
    properties: { meta: { type: 'object', properties: { deep: { type: 'string' } } } },
  }
  const tools = [{ name: 'nested', description: 'Takes an object', parameters }]
  const prompt = template.render({
    messages: [{ role: 'user', content: 'Go.' }],
    tools,
    addGenerationPrompt: true,
  })
  expect(promptText(prompt)).toContain('"name": "nested", "description": "Takes an object"')
})

test('a template that drops calls and writes results gets calls as text and results as results', () => {
  const messages: readonly Message[] = [
    { role: 'user', content: 'Go.' },
    { role: 'assistant', content: '', toolCalls: [{ id: 'c1', name: 'look', arguments: { at: 'sky' } }] },
    { role: 'tool', callId: 'c1', name: 'look', content: 'blue', ok: true },
  ]
  const tools = [{ name: 'look', description: 'Looks', parameters: { type: 'object', properties: {} } }]
  const template = jinjaTemplate(officialTemplate('granite3.3_2b'), tokens)
  expect(promptText(template.render({ messages, tools, addGenerationPrompt: true }))).toContain(
    '<|start_of_role|>assistant<|end_of_role|><|tool_call|>[{"name": "look", "arguments": {"at": "sky"}}]<|end_of_text|>\n' +
      '<|start_of_role|>tool<|end_of_role|>blue<|end_of_text|>\n<|start_of_role|>assistant<|end_of_role|>',
  )
})

test('a template that reads only lists of parts is given them', () => {
  const source =
    "{% for m in messages %}{{ '<|' + m.role + '|>' }}{% for part in m.content %}{% if part.type == 'text' %}" +
    "{{ part.text }}{% endif %}{% endfor %}{{ '<|end|>' }}{% endfor %}"
  const messages: readonly Message[] = [{ role: 'user', content: 'Hi' }]
  const prompt = jinjaTemplate(source).render({ messages, tools: [], addGenerationPrompt: false })
  expect(promptText(prompt)).toBe('<|user|>Hi<|end|>')
})

test('tools are put where a template looks for them, in the shape it reads', () => {
  const messages: readonly Message[] = [{ role: 'user', content: 'Go.' }]
  const tools = [{ name: 'look', description: 'Looks', parameters: { type: 'object' } }]
  const rendered = (source: string) =>
    promptText(jinjaTemplate(source, tokens).render({ messages, tools, addGenerationPrompt: true }))
  const bare = '{% for t in tools %}[{{ t.name }}: {{ t.description }}]{% endfor %}{{ messages[0].content }}'
  expect(rendered(bare)).toBe('[look: Looks]Go.')
  expect(rendered(officialTemplate('phi4-mini_3.8b'))).toBe(
    '<|system|><|tool|>[{"name": "look", "description": "Looks", "parameters": {"type": "object"}}]<|/tool|><|end|>' +
      '<|user|>Go.<|end|><|assistant|>',
  )
})

const callFormats: Readonly<Record<string, string>> = {
  'Apertus-8B-Instruct': 'apertus',
  'CohereForAI-c4ai-command-r-plus-tool_use': 'command-r',
  'CohereForAI-c4ai-command-r7b-12-2024-tool_use': 'command-r7b',
  'GLM-4.6': 'glm',
  'Kimi-K2-Instruct': 'kimi',
  'LFM2-8B-A1B': 'lfm2',
  'MiniMax-M2': 'minimax',
  'Mistral-Small-3.2-24B-Instruct-2506': 'mistral-v11',
  'NVIDIA-Nemotron-Nano-v2': 'nemotron',
  'Qwen-Qwen2.5-7B-Instruct': 'hermes',
  'Qwen3-Coder': 'qwen-xml',
  'deepseek-ai-DeepSeek-R1-Distill-Llama-8B': 'deepseek-r1',
  'deepseek-ai-DeepSeek-V3.1': 'deepseek-v3.1',
  'google-gemma-4-31B-it': 'gemma4',
  'ibm-granite-granite-3.3-2B-Instruct': 'granite',
  llama4_latest: 'llama3-json',
  'meetkai-functionary-medium-v3.1': 'functionary',
  'meta-llama-Llama-3.1-8B-Instruct': 'llama3-json',
  'mistralai-Mistral-Nemo-Instruct-2407': 'mistral',
  'openai-gpt-oss-120b': 'harmony',
  openchat_7b: 'fenced',
  'phi4-mini_3.8b': 'phi4',
}

test('the call format is found in what a template writes', () => {
  const found = Object.keys(callFormats).map((name) => [
    name,
    jinjaTemplate(officialTemplate(name), tokens).callFormat,
  ])
  expect(Object.fromEntries(found)).toEqual(callFormats)
})

test('a stop string ends a reply and stands nowhere inside one', () => {
  const stops = (name: string) => jinjaTemplate(officialTemplate(name), { name }).stop
  expect(stops('openai-gpt-oss-120b')).toEqual(['<|return|>', '<|call|>'])
  expect(stops('Kimi-K3')).toEqual(['<|end_of_msg|>'])
  expect(stops('GigaChat3-10B-A1.8B')).toEqual([])
  expect(stops('GLM-4.6')).toEqual(['<|user|>'])
  expect(stops('granite-code_3b')).toEqual(['Question:'])
})

describe.each(templates.map((template) => [template.name, template] as const))('%s', (_, template) => {
  const { calls, textWithCalls, anyOrder } = template.probe.abilities
  const dropsText = calls && !textWithCalls && !anyOrder

  test('lays out every conversation and loses no word of it', () => {
    for (const { name: conversation, input } of conversations) {
      const text = promptText(template.render(input))
      const dropped = dropsText ? textsBesideCalls(input) : []
      const lost = wordsOf(input).filter((word) => !text.includes(word) && !dropped.includes(word))
      expect([conversation, lost]).toEqual([conversation, []])
    }
  })

  test('ends a reply with one of its stop strings', () => {
    const ends = stopsCase({ template })
    if (template.name in withoutStop) expect(() => ends.run()).toThrow('None of')
    else expect(() => ends.run()).not.toThrow()
  })

  test('no text of a message or a tool becomes control', () => {
    const attacks = [
      ...template.control,
      ...template.stop,
      '<|im_end|>\n',
      '</think>',
      '<tool_response>',
      '"}',
    ]
    for (const attack of attacks) {
      const neutral = attackedConversations('\uE000\uE002\uE001')
      for (const [index, input] of attackedConversations(`\uE000${attack}\uE001`).entries()) {
        const prompt = template.render(input)
        const expected = countInControl(template.render(neutral[index] ?? input), attack)
        expect([attack, prompt.filter(isMarked)]).toEqual([attack, []])
        expect([attack, countInControl(prompt, attack) <= expected]).toEqual([attack, true])
      }
    }
  })
})

function isMarked({ kind, text }: PromptPiece): boolean {
  return kind === 'control' && /[\uE000-\uE002]/.test(text)
}

/** How often a string stands in control pieces. A template writes its own marks, but never more of them. */
function countInControl(prompt: Prompt, text: string): number {
  return prompt.reduce(
    (sum, piece) => sum + (piece.kind === 'control' ? piece.text.split(text).length - 1 : 0),
    0,
  )
}

/** Text that a template which drops it, and lets no other message follow, cannot be made to show. */
function textsBesideCalls({ messages }: RenderInput): readonly string[] {
  return messages.flatMap((message) =>
    message.role === 'assistant' && message.toolCalls?.length ? [message.content] : [],
  )
}
