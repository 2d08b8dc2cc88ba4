import { expect, test } from 'vitest'
import { labCounter } from '../bench/lab-counter.ts'
import { call, characters, chat, planFor, sentIds } from '../bench/plan-chat.ts'
import { planInput } from '../bench/plan-input.ts'
import { slidingWindow } from './sliding-window.ts'

test('pins longer than the budget are an overflow that names them, and unpinning heals it', async () => {
  const conversation = chat(10, (_, index) => (index < 2 ? { prompt: 900 } : {}))
  conversation.pin('e1')
  conversation.pin('e4')
  await expect(planFor(conversation, 1_500)).rejects.toMatchObject({
    code: 'CONTEXT_OVERFLOW',
    message: expect.stringContaining('The pinned entries (e1, e4) take'),
    hint: expect.stringContaining('Unpin'),
    data: {
      window: 1_875,
      budget: 1_500,
      pins: [
        { entryId: 'e1', tokens: 905 },
        { entryId: 'e4', tokens: 905 },
      ],
      pinTokens: 1_810,
    },
  })
  conversation.unpin('e4')
  expect((await planFor(conversation, 1_500)).used).toBeLessThanOrEqual(1_500)
})

test('a newest message longer than the budget is an overflow that names it', async () => {
  const conversation = chat(5, (_, index) => (index === 4 ? { prompt: 3_000, answer: undefined } : {}))
  await expect(planFor(conversation, 1_500)).rejects.toMatchObject({
    code: 'CONTEXT_OVERFLOW',
    message: expect.stringMatching(
      /The newest message \(e13\) takes 3005 tokens; the shortest prompt has \d+/,
    ),
    data: { newest: { entryId: 'e13', type: 'user', tokens: 3_005 } },
  })
})

test('a system text longer than the budget is an overflow that says so', async () => {
  const conversation = chat(1)
  const counter = labCounter({ conversation, countText: characters, system: 'x'.repeat(500) })
  await expect(slidingWindow().plan(planInput(conversation, counter, { budget: 300 }))).rejects.toMatchObject(
    {
      code: 'CONTEXT_OVERFLOW',
      message: expect.stringContaining('The system text and the tools alone take'),
    },
  )
})

test('a window barely larger than the newest message keeps just that', async () => {
  const conversation = chat(5, (_, index) => (index === 4 ? { prompt: 900, answer: undefined } : {}))
  const counter = labCounter({ conversation, countText: characters })
  const others = conversation.entries.slice(0, 12).map((entry) => entry.id)
  const least = await counter.prompt([{ type: 'drop', targets: others, reason: '', turn: 5, step: 1 }])
  const plan = await planFor(conversation, least)
  expect(sentIds(conversation, plan)).toEqual(['e13'])
  expect(plan.used).toBe(least)
})

test('when nothing else is left the newest step goes too, with a warning', async () => {
  const conversation = chat(1, () => ({
    prompt: 300,
    steps: [{ ...call(100), text: 400 }],
    answer: undefined,
  }))
  const plan = await planFor(conversation, 500)
  expect(sentIds(conversation, plan)).toEqual(['e1'])
  expect(plan.warnings).toEqual([
    expect.stringContaining('so 2 messages beside the pins or of the newest step had to go.'),
  ])
})

test('a summary longer than what is left goes before the newest step does', async () => {
  const conversation = chat(3)
  conversation.append({
    type: 'summary',
    text: 'Facts: '.repeat(60),
    replaces: ['e1', 'e2'],
    placement: 'start',
    turn: 3,
    step: 1,
  })
  const plan = await planFor(conversation, 240)
  expect(plan.decisions).toEqual([expect.objectContaining({ type: 'drop', targets: ['e10', 'e4', 'e5'] })])
  expect(plan.warnings).toEqual(['Nothing else was left to cut, so the summary had to go.'])
  expect(plan.explain().find(({ entryId }) => entryId === 'e10')).toMatchObject({ verdict: 'dropped' })
})

test('where counts are estimates, what must stay keeps 5 % away from the edge too', async () => {
  const conversation = chat(1, () => ({
    prompt: 300,
    steps: [{ ...call(100), text: 400 }],
    answer: undefined,
  }))
  const counter = labCounter({ conversation, countText: characters, exact: false })
  const targets = conversation.entries.slice(1).map(({ id }) => id)
  const least = await counter.prompt([{ type: 'drop', targets, reason: 'test', turn: 1, step: 1 }])
  const planAt = (budget: number) => slidingWindow().plan(planInput(conversation, counter, { budget }))
  const enough = Math.ceil(least / 0.95)
  expect((await planAt(enough)).used).toBe(least)
  await expect(planAt(enough - 2)).rejects.toMatchObject({ code: 'CONTEXT_OVERFLOW' })
})

test('a newest step that an estimate puts within 5 % of the budget goes', async () => {
  const conversation = chat(1, () => ({ steps: [{ ...call(100), text: 400 }], answer: undefined }))
  const counter = labCounter({ conversation, countText: characters, exact: false })
  const result = conversation.entries.at(-1)?.id ?? ''
  conversation.pin('e1')
  conversation.append({ type: 'elide', target: result, text: '', reason: 'test', turn: 1, step: 1 })
  const budget = Math.floor((await counter.prompt([])) * 1.02)
  const plan = await slidingWindow().plan(planInput(conversation, counter, { budget }))
  expect(plan.used).toBeLessThanOrEqual(0.95 * budget)
})
