import type { AssistantMessage, Message, RenderInput, ToolMessage } from '@orion-harness/core'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TemplateAbilities } from './abilities.ts'
import { adaptConversation } from './adapt-conversation.ts'
import { fencedCallStyle } from './call-style.ts'
import { createDerive } from './derive.ts'

const everything: TemplateAbilities = {
  system: true,
  systemAfterReply: true,
  systemAnywhere: true,
  tools: true,
  calls: true,
  textWithCalls: true,
  parallelCalls: true,
  results: true,
  anyFirst: true,
  anyOrder: true,
}

const system: Message = { role: 'system', content: 'S' }
const user: Message = { role: 'user', content: 'U' }
const answer: Message = { role: 'assistant', content: 'A' }
const later: Message = { role: 'user', content: 'V' }
const tool = { name: 'look', description: 'Looks', parameters: { type: 'object' } }
const call = (id: string, place: string) => ({ id, name: 'look', arguments: { place } })
const calling: AssistantMessage = {
  role: 'assistant',
  content: 'T',
  toolCalls: [call('a', 'x'), call('b', 'y')],
}
const result = (callId: string, content: string): ToolMessage => ({
  role: 'tool',
  callId,
  name: 'look',
  content,
  ok: true,
})

function adapt(
  messages: readonly Message[],
  lacks: Partial<TemplateAbilities>,
  tools = [] as RenderInput['tools'],
) {
  const abilities = { ...everything, ...lacks }
  return adaptConversation(
    { messages, tools, addGenerationPrompt: true },
    abilities,
    fencedCallStyle,
    createDerive(),
  )
}

test('a template that can express everything gets the very same messages', () => {
  const messages = [system, user, calling, result('a', '1'), result('b', '2'), answer, later]
  expect(adapt(messages, {}, [tool]).messages).toEqual(messages)
})

test('system text without a place goes in front of the user message after it', () => {
  expect(adapt([system, user], { system: false }).messages).toEqual([{ role: 'user', content: 'S\n\nU' }])
  const lacks = { systemAnywhere: false }
  expect(adapt([user, answer, system, later], lacks).messages).toEqual([
    user,
    answer,
    { role: 'user', content: 'S\n\nV' },
  ])
  expect(adapt([user, system], lacks).messages).toEqual([user, { role: 'user', content: 'S' }])
})

test('system text a template writes only before a user message joins the newest one while a tool is answered', () => {
  const lacks = { systemAfterReply: false }
  const exchange = [calling, result('a', '1'), result('b', '2')]
  expect(adapt([system, user], lacks).messages).toEqual([system, user])
  expect(adapt([system, user, answer, later, ...exchange], lacks).messages).toEqual([
    user,
    answer,
    { role: 'user', content: 'S\n\nV' },
    ...exchange,
  ])
})

test('tools a template cannot advertise are advertised in the system text', () => {
  const { messages, tools } = adapt([system, user], { tools: false }, [tool])
  expect(tools).toEqual([])
  expect(messages[0]?.content).toMatch(/^S\n\n# Tools[^]*"name": "look"[^]*```tool_call/)
  expect(adapt([user], { tools: false }, [tool]).messages.map((message) => message.role)).toEqual([
    'system',
    'user',
  ])
})

test('calls and results a template cannot write become text, failures named', () => {
  const failed: ToolMessage = { ...result('b', 'gone'), ok: false }
  const { messages } = adapt([user, calling, result('a', '1'), failed], { calls: false, results: false })
  expect(messages).toEqual([
    user,
    {
      role: 'assistant',
      content:
        'T\n```tool_call\n{"name": "look", "arguments": {"place": "x"}}\n```\n' +
        '```tool_call\n{"name": "look", "arguments": {"place": "y"}}\n```',
    },
    { role: 'user', content: 'Result of look:\n1\n\nResult of look (failed):\ngone' },
  ])
})

test('several calls become one message each, every one followed by its own result', () => {
  const { messages } = adapt([user, calling, result('b', '2'), result('a', '1')], { parallelCalls: false })
  expect(messages).toEqual([
    user,
    { role: 'assistant', content: 'T', toolCalls: [call('a', 'x')] },
    result('a', '1'),
    { role: 'assistant', content: '', toolCalls: [call('b', 'y')] },
    result('b', '2'),
  ])
})

test('text a template drops beside calls becomes a message of its own', () => {
  const { messages } = adapt([user, calling], { textWithCalls: false })
  expect(messages).toEqual([user, { role: 'assistant', content: 'T' }, { ...calling, content: '' }])
})

test('turns alternate: neighbours are merged, gaps are filled, calls and results do not count', () => {
  const lacks = { anyOrder: false, anyFirst: false }
  expect(adapt([user, later, answer], lacks).messages).toEqual([{ role: 'user', content: 'U\n\nV' }, answer])
  expect(adapt([system, answer, user], lacks).messages).toEqual([
    system,
    { role: 'user', content: '' },
    answer,
    user,
  ])
  expect(adapt([user, calling, result('a', '1'), result('b', '2'), later], lacks).messages).toEqual([
    user,
    calling,
    result('a', '1'),
    result('b', '2'),
    { role: 'assistant', content: '' },
    later,
  ])
})

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 6 })
const message: fc.Arbitrary<Message> = fc.oneof(
  text.map((content): Message => ({ role: 'system', content })),
  text.map((content): Message => ({ role: 'user', content })),
  text.map((content): Message => ({ role: 'assistant', content })),
)

test('whatever is lacking, no word is lost and changed messages are the same objects again', () => {
  const abilities = fc.record(
    Object.fromEntries(Object.keys(everything).map((key) => [key, fc.boolean()])) as Record<
      keyof TemplateAbilities,
      fc.Arbitrary<boolean>
    >,
  )
  fc.assert(
    fc.property(
      fc.array(message, { minLength: 1, maxLength: 12 }),
      abilities,
      fc.boolean(),
      (plain, lacking, withCalls) => {
        const exchange = withCalls ? [user, calling, result('a', 'one'), result('b', 'two')] : []
        const messages = plain.flatMap((each, index) =>
          index === Math.min(4, plain.length - 1) ? [...exchange, each] : [each],
        )
        const input = { messages, tools: withCalls ? [tool] : [], addGenerationPrompt: true }
        const derive = createDerive()
        const first = adaptConversation(input, lacking, fencedCallStyle, derive)
        const second = adaptConversation(input, lacking, fencedCallStyle, derive)
        const written = first.messages.map(({ content }) => content).join(' ')
        const kept = messages.filter(
          ({ content }) => content !== 'T' || lacking.anyOrder || lacking.textWithCalls,
        )
        expect(kept.filter(({ content }) => !written.includes(content))).toEqual([])
        expect(second.messages.every((each, index) => each === first.messages[index])).toBe(true)
      },
    ),
    { numRuns: 200 },
  )
})
