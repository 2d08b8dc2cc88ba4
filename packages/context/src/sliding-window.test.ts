import { expect, test } from 'vitest'
import { createConversation } from '@orion-harness/core'
import type { Conversation } from '@orion-harness/core'
import { labCounter } from '../bench/lab-counter.ts'
import { call, characters, chat, planFor, sentIds } from '../bench/plan-chat.ts'
import { planInput } from '../bench/plan-input.ts'
import { buildConversation } from '../bench/random-conversation.ts'
import { replay } from '../bench/replay.ts'
import { slidingWindow } from './sliding-window.ts'

const quarters = (text: string) => Math.ceil(text.length / 4)

test('nothing is decided until the budget is full, to the token', async () => {
  const conversation = chat(10)
  const used = await labCounter({ conversation, countText: characters }).prompt([])
  const full = await planFor(conversation, used)
  expect(full).toMatchObject({ decisions: [], used, exact: true, prefix: used })
  expect((await planFor(conversation, used - 1)).decisions).toHaveLength(1)
})

test('a cut goes down to the low mark, in whole turns', async () => {
  const conversation = chat(20)
  const plan = await planFor(conversation, 2_000)
  expect(plan.decisions).toEqual([
    expect.objectContaining({ type: 'drop', targets: expect.arrayContaining(['e1', 'e2', 'e4', 'e5']) }),
  ])
  expect(plan.used).toBeLessThanOrEqual(1_010)
  expect(plan.used).toBeGreaterThan(850)
  const [first = ''] = sentIds(conversation, plan)
  expect(conversation.entry(first)).toMatchObject({ type: 'user', source: 'prompt' })
})

test('a smart zone keeps the prompt under its ceiling, not under the window', async () => {
  const conversation = chat(20)
  const plan = await planFor(conversation, 100_000, slidingWindow({ ceiling: 1_000 }))
  expect(plan.used).toBeLessThanOrEqual(1_000)
  expect((await planFor(conversation, 100_000)).decisions).toEqual([])
})

test('a long turn is pruned inside itself: its prompt and its newest steps stay', async () => {
  const steps = Array.from({ length: 20 }, () => call(150))
  const conversation = chat(1, () => ({ steps, answer: undefined }))
  const plan = await planFor(conversation, 2_500)
  const sent = sentIds(conversation, plan)
  expect(sent[0]).toBe('e1')
  expect(sent.at(-1)).toBe('e41')
  expect(sent.length % 2).toBe(1)
  expect(plan.used).toBeLessThanOrEqual(2_500)
})

test('a result the model has not read yet is shortened, and the cache stays whole', async () => {
  const conversation = chat(3, (_, index) => (index === 2 ? { steps: [call(9_000)], answer: undefined } : {}))
  const plan = await planFor(conversation, 2_000)
  expect(plan.decisions).toEqual([expect.objectContaining({ type: 'elide', target: 'e9' })])
  expect(plan.used).toBeGreaterThan(1_000)
  expect('prefix' in plan ? plan.prefix : 0).toBeGreaterThan(300)
  expect(plan.explain().map(({ entryId, verdict }) => [entryId, verdict])).toEqual([
    ['e1', 'kept'],
    ['e2', 'kept'],
    ['e4', 'kept'],
    ['e5', 'kept'],
    ['e7', 'kept'],
    ['e8', 'kept'],
    ['e9', 'elided'],
  ])
})

test('a result of a megabyte fits a window of two thousand tokens', async () => {
  const conversation = chat(2, (_, index) =>
    index === 1 ? { steps: [call(1_048_576)], answer: undefined } : {},
  )
  const counter = labCounter({ conversation, countText: quarters })
  const plan = await slidingWindow().plan(planInput(conversation, counter, { budget: 1_536, reserve: 512 }))
  expect(plan.used).toBeLessThanOrEqual(1_536)
  expect(plan.decisions).toEqual([expect.objectContaining({ type: 'elide' })])
  const [elided] = plan.decisions
  expect(elided?.type === 'elide' ? elided.text : '').toMatch(/of 1048585 characters cut; \d+ tokens in all/)
})

test('six tool rounds in one turn at a budget of two thousand go on, where a turn used to be one block', async () => {
  const steps = Array.from({ length: 6 }, () => call(500))
  const conversation = chat(1, () => ({ steps, answer: undefined }))
  const plan = await planFor(conversation, 2_000)
  expect(plan.used).toBeLessThanOrEqual(2_000)
  expect(sentIds(conversation, plan)[0]).toBe('e1')
})

test('a pinned message keeps its turn, a pinned result its exchange, and both stay when all around them goes', async () => {
  const conversation = chat(30, (_, index) => (index === 4 ? { steps: [call(60), call(60), call(60)] } : {}))
  conversation.pin('e1')
  const second = conversation.entries.find(
    (entry) => entry.type === 'tool-result' && entry.callId === 'a5.2-1',
  )
  conversation.pin(second?.id ?? '')
  const plan = await planFor(conversation, 2_000)
  const sent = sentIds(conversation, plan)
  const texts = sent.map((id) => labelOf(conversation, id))
  expect(texts.slice(0, 6)).toEqual(['<u1>', '<a1.1>', '<u5>', '<a5.2>', '<r5.2.1>', '<a5.4>'])
  const verdicts = new Map(plan.explain().map((entry) => [entry.entryId, entry]))
  expect(verdicts.get('e1')).toMatchObject({ verdict: 'pinned' })
  expect(verdicts.get('e2')).toMatchObject({ verdict: 'kept', reason: 'belongs to what is pinned' })
})

test('a greeting before the first prompt can be pinned too', async () => {
  const conversation = buildConversation({
    greeting: true,
    turns: Array.from({ length: 20 }, () => ({ prompt: 40, reminder: false, steps: [], answer: 40 })),
    pins: [0],
  })
  const plan = await planFor(conversation, 1_000)
  expect(sentIds(conversation, plan)[0]).toBe('e1')
})

test('unpinning lets a message go at the next cut', async () => {
  const conversation = chat(20)
  conversation.pin('e1')
  conversation.unpin('e1')
  expect(sentIds(conversation, await planFor(conversation, 1_000))[0]).not.toBe('e1')
})

test('asked to shorten now, it cuts to the low mark though the gauge is low', async () => {
  const conversation = chat(10)
  const counter = labCounter({ conversation, countText: characters })
  const input = planInput(conversation, counter, { budget: 1_400, compactNow: true })
  const plan = await slidingWindow().plan(input)
  expect(plan.decisions).toHaveLength(1)
  expect(plan.used).toBeLessThanOrEqual(730)
})

test('a step costs what is new: counting does not look at old entries again', async () => {
  const asked: number[] = []
  let counter: ReturnType<typeof labCounter> | undefined
  await replay(chat(300).entries, async (live) => {
    counter ??= labCounter({ conversation: live, countText: quarters })
    const before = counter.asked.text + counter.asked.prompt
    const plan = await slidingWindow().plan(planInput(live, counter, { budget: 1_000_000 }))
    expect(plan.decisions).toEqual([])
    asked.push(counter.asked.text + counter.asked.prompt - before)
  })
  expect(asked).toHaveLength(300)
  expect(Math.max(...asked)).toBeLessThanOrEqual(3)
})

test('a restored log of ten thousand entries is cut at once and then never looked at whole again', async () => {
  const conversation = chat(3_334)
  expect(conversation.entries.length).toBeGreaterThan(10_000)
  const counter = labCounter({ conversation, countText: quarters })
  const input = planInput(conversation, counter, { budget: 1_000 })
  const plan = await slidingWindow().plan(input)
  expect(plan.used).toBeLessThanOrEqual(1_000)
  expect(counter.asked.prompt).toBeLessThan(20)
  for (const decision of plan.decisions) conversation.append(decision)
  const before = counter.asked.text
  expect((await slidingWindow().plan(input)).decisions).toEqual([])
  expect(counter.asked.text - before).toBe(0)
})

test('options out of range are refused', () => {
  for (const options of [{ low: 2 }, { ceiling: -1 }, { resultTokens: 0 }, { resultTokens: 1.5 }]) {
    expect(() => slidingWindow(options)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }))
  }
})

test('an empty conversation is planned too', async () => {
  const conversation = createConversation()
  expect(await planFor(conversation, 200)).toMatchObject({ decisions: [] })
})

function labelOf(conversation: Conversation, id: string): string {
  const entry = conversation.entry(id)
  const text =
    entry?.type === 'tool-result'
      ? entry.result.text
      : entry !== undefined && 'text' in entry
        ? entry.text
        : ''
  return /^<[^>]+>/.exec(text)?.[0] ?? ''
}
