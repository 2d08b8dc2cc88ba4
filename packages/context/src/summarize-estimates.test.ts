import { expect, test } from 'vitest'
import { labCounter } from '../bench/lab-counter.ts'
import { characters, chat } from '../bench/plan-chat.ts'
import { planInput } from '../bench/plan-input.ts'
import { summarize } from './summarize.ts'

test('a summary that an estimate puts within 5 % of the budget is given up', async () => {
  const conversation = chat(6, (_, index) => (index === 5 ? { prompt: 600, answer: undefined } : {}))
  const counter = labCounter({ conversation, countText: characters, exact: false })
  const targets = conversation.entries.slice(0, -1).map(({ id }) => id)
  const least = await counter.prompt([{ type: 'drop', targets, reason: 'test', turn: 6, step: 1 }])
  const usage = { promptTokens: 10, reusedTokens: 0, completionTokens: 5, exact: true }
  const complete = async () => ({ text: 'Facts.', usage })
  const budget = Math.ceil((least + 20) / 0.95)
  const input = planInput(conversation, counter, { budget, reserve: 1_000, complete })
  const plan = await summarize({ maxTokens: 100 }).plan(input)
  expect(plan.used).toBe(least)
  expect(plan.warnings).toEqual([expect.stringMatching(/^No summary: With it the prompt would take/)])
})
