import { expect, test } from 'vitest'
import type { Complete, Conversation } from '@orion-harness/core'
import { labCounter } from '../bench/lab-counter.ts'
import { call, characters, chat, sentIds } from '../bench/plan-chat.ts'
import { planInput } from '../bench/plan-input.ts'
import { summarize } from './summarize.ts'

/** Plans while something happens as the summary is written. */
function planWhile(conversation: Conversation, happen: () => void, budget = 1_400) {
  const usage = { promptTokens: 10, reusedTokens: 0, completionTokens: 5, exact: true }
  const complete: Complete = async () => {
    happen()
    return { text: 'Facts.', usage }
  }
  const counter = labCounter({ conversation, countText: characters })
  const input = planInput(conversation, counter, { budget, reserve: 1_000, complete })
  return summarize({ maxTokens: 100 }).plan(input)
}

test('a message pinned while its summary is written stays, and the rest is dropped with a warning', async () => {
  const conversation = chat(20)
  const plan = await planWhile(conversation, () => conversation.pin('e1'))
  expect(plan.decisions.map(({ type }) => type)).toEqual(['drop'])
  expect(sentIds(conversation, plan).slice(0, 2)).toEqual(['e1', 'e2'])
  expect(plan.warnings).toEqual([
    expect.stringContaining('No summary: A message was pinned while it was written. The oldest'),
  ])
})

test('a result whose call is pinned while a summary is written is sent whole', async () => {
  const long = { steps: [call(1_800)], answer: undefined }
  const conversation = chat(30, (_, index) => (index === 29 ? long : {}))
  const [reply, result] = conversation.entries.slice(-2).map(({ id }) => id)
  const untouched = await planWhile(conversation, () => undefined, 2_400)
  expect(untouched.decisions.map(({ type }) => type)).toEqual(['summary', 'elide'])
  const plan = await planWhile(conversation, () => conversation.pin(reply ?? ''), 2_400)
  expect(plan.decisions.filter(({ type }) => type === 'elide')).toEqual([])
  expect(sentIds(conversation, plan)).toContain(result)
})

test('a pin on what stays, and a message that comes meanwhile, change nothing', async () => {
  const conversation = chat(20)
  const plan = await planWhile(conversation, () => {
    const newest = conversation.entries.findLast(({ type }) => type === 'user')
    conversation.pin(newest?.id ?? '')
    conversation.append({ type: 'user', text: 'One more thing.', source: 'steer', turn: 20, step: 1 })
  })
  expect(plan.decisions.map(({ type }) => type)).toEqual(['summary'])
  expect(plan.warnings).toEqual([])
  expect(sentIds(conversation, plan).at(-1)).toBe(conversation.entries.at(-1)?.id)
})
