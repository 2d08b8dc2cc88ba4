import type { Message, RenderInput, ToolSpec } from '@orion-harness/core'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chatmlDefinition } from '../families/chatml/chatml-definition.ts'
import { families } from '../families/families.ts'
import { defineTemplate } from './define-template.ts'
import { promptText } from './layout.ts'

const tool: ToolSpec = { name: 'look', description: 'Looks', parameters: { type: 'object' } }

const turn: fc.Arbitrary<readonly Message[]> = fc.oneof(
  fc.constant([{ role: 'user', content: 'u' }] as const),
  fc.constant([
    { role: 'user', content: 'u' },
    { role: 'assistant', content: 'a', reasoning: 'r' },
  ] as const),
  fc.constant([{ role: 'system', content: 's' }] as const),
  fc.constant([
    { role: 'user', content: 'u' },
    {
      role: 'assistant',
      content: 't',
      reasoning: 'r',
      toolCalls: [
        { id: 'c1', name: 'look', arguments: { at: 1 } },
        { id: 'c2', name: 'look', arguments: {} },
      ],
    },
    { role: 'tool', callId: 'c1', name: 'look', content: 'x', ok: true },
    { role: 'tool', callId: 'c2', name: 'look', content: 'y', ok: false },
    { role: 'assistant', content: 'a' },
  ] as const),
)

/** Renderings of one log as it grows, is cut short, loses old turns, and is read with other tools and variables. */
const renderings = fc
  .record({
    turns: fc.array(turn, { minLength: 1, maxLength: 8 }),
    cuts: fc.array(
      fc.record({ from: fc.nat(6), to: fc.nat(30), tools: fc.boolean(), thinking: fc.boolean() }),
      { minLength: 2, maxLength: 8 },
    ),
  })
  .map(({ turns, cuts }) => {
    const log = turns.flatMap((messages) => messages.map((message) => ({ ...message })))
    return cuts.map(({ from, to, tools, thinking }): RenderInput => ({
      messages: log.slice(Math.min(from, log.length - 1), Math.max(from + 1, to)),
      tools: tools ? [tool] : [],
      addGenerationPrompt: true,
      variables: { enable_thinking: thinking },
    }))
  })

test('what is kept from earlier renderings never shows: every prompt is the one a fresh template gives', () => {
  fc.assert(
    fc.property(renderings, fc.constantFrom(...families), (inputs, family) => {
      for (const input of inputs) {
        const anew: RenderInput = { ...input, messages: input.messages.map((message) => ({ ...message })) }
        expect(family.render(input)).toEqual(family.render(anew))
      }
    }),
    { numRuns: 400 },
  )
})

test('a turn that nothing changes any more is laid out once', () => {
  let written = 0
  const counting = defineTemplate({
    ...chatmlDefinition,
    user: (text, place) => {
      written += 1
      return chatmlDefinition.user(text, place)
    },
  })
  const messages: Message[] = Array.from({ length: 100 }, (_, index) =>
    index % 2 === 0 ? { role: 'user', content: `q${index}` } : { role: 'assistant', content: `a${index}` },
  )
  counting.render({ messages: messages.slice(0, 97), tools: [], addGenerationPrompt: true })
  written = 0
  counting.render({ messages: messages.slice(0, 99), tools: [], addGenerationPrompt: true })
  expect(written).toBeLessThanOrEqual(3)
})

test('pieces are in normal form: none is empty and neighbours differ in kind', () => {
  fc.assert(
    fc.property(renderings, fc.constantFrom(...families), (inputs, family) => {
      for (const input of inputs) {
        const prompt = family.render(input)
        expect(prompt.filter(({ text }) => text === '')).toEqual([])
        expect(prompt.filter(({ kind }, index) => kind === prompt[index + 1]?.kind)).toEqual([])
      }
    }),
    { numRuns: 100 },
  )
})

test('a prompt handed out is not changed by later renderings', () => {
  const messages: Message[] = [
    { role: 'user', content: 'a' },
    { role: 'assistant', content: 'b' },
    { role: 'user', content: 'c' },
    { role: 'assistant', content: 'd' },
    { role: 'user', content: 'e' },
  ]
  const template = defineTemplate(chatmlDefinition)
  const early = template.render({ messages: messages.slice(0, 3), tools: [], addGenerationPrompt: true })
  const text = promptText(early)
  template.render({ messages, tools: [], addGenerationPrompt: true })
  expect(promptText(early)).toBe(text)
})
