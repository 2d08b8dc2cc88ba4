import { expect, test } from 'vitest'
import type { ContextStrategy } from '@orion-harness/core'
import { transcript } from '@orion-harness/core'
import { labCounter } from '../bench/lab-counter.ts'
import { planInput } from '../bench/plan-input.ts'
import { buildConversation } from '../bench/random-conversation.ts'
import { compose } from './compose.ts'
import { contextHistory } from './context-history.ts'
import { createPlan } from './create-plan.ts'
import { keepAll } from './keep-all.ts'
import { slidingWindow } from './sliding-window.ts'

const characters = (text: string) => text.length

/** A user's own: old results of one tool are of no use once there is a newer one. */
const newestResultOnly: ContextStrategy = {
  name: 'newest-result-only',
  async plan(input) {
    const { conversation, turn, step } = input
    const results = [...conversation.view(contextHistory).messages.values()].filter(
      (message) => message.entry.type === 'tool-result' && !message.elided,
    )
    const decisions = results.slice(0, -1).map((message) => ({
      type: 'elide' as const,
      target: message.entry.id,
      text: '[an older result]',
      reason: 'there is a newer one',
      turn,
      step,
    }))
    return createPlan({ input, decisions })
  },
}

function chat(turns: number) {
  const steps = [{ text: 10, results: [300], steer: false }]
  return buildConversation({
    greeting: false,
    turns: Array.from({ length: turns }, () => ({ prompt: 40, reminder: false, steps, answer: 40 })),
    pins: [],
  })
}

test('each strategy sees the conversation as the ones before it would leave it', async () => {
  const conversation = chat(12)
  const counter = labCounter({ conversation, countText: characters })
  const input = planInput(conversation, counter, { budget: 3_000 })
  const alone = await slidingWindow().plan(input)
  const plan = await compose(newestResultOnly, slidingWindow()).plan(input)
  const dropped = (decisions: typeof plan.decisions) =>
    decisions.flatMap((draft) => (draft.type === 'drop' ? draft.targets : []))
  expect(dropped(alone.decisions).length).toBeGreaterThan(dropped(plan.decisions).length)

  const before = conversation.entries.length
  for (const draft of plan.decisions) conversation.append(draft)
  expect(conversation.entries.length).toBeGreaterThan(before)
  expect(await counter.prompt([])).toBe(plan.used)
  expect(plan.used).toBeLessThanOrEqual(3_000)
  const sent = new Map(conversation.view(transcript).items.map((item) => [item.entryId, item.text]))
  for (const { entryId, verdict } of plan.explain()) {
    expect(sent.has(entryId)).toBe(!['dropped', 'summarised'].includes(verdict))
    expect(sent.get(entryId) === '[an older result]').toBe(verdict === 'elided')
  }
})

test('an overflow of an earlier strategy is a warning, of the last one an error', async () => {
  const conversation = chat(12)
  const counter = labCounter({ conversation, countText: characters })
  const input = planInput(conversation, counter, { budget: 1_500 })
  const plan = await compose(keepAll(), slidingWindow()).plan(input)
  expect(plan.used).toBeLessThanOrEqual(1_500)
  expect(plan.warnings).toEqual([expect.stringContaining('keep-all: ')])
  await expect(compose(keepAll()).plan(input)).rejects.toMatchObject({ code: 'CONTEXT_OVERFLOW' })
})

test('it is named after its parts, and needs at least one', () => {
  expect(compose(keepAll(), slidingWindow()).name).toBe('keep-all + sliding-window')
  expect(() => compose()).toThrow(TypeError)
})
