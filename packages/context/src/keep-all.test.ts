import { expect, test } from 'vitest'
import { labCounter } from '../bench/lab-counter.ts'
import { characters, chat } from '../bench/plan-chat.ts'
import { planInput } from '../bench/plan-input.ts'
import { keepAll } from './keep-all.ts'

test('keeping all never cuts, and overflows with the numbers', async () => {
  const conversation = chat(20)
  const counter = labCounter({ conversation, countText: characters })
  const used = await counter.prompt([])
  expect(await keepAll().plan(planInput(conversation, counter, { budget: used }))).toMatchObject({
    decisions: [],
    used,
  })
  await expect(keepAll().plan(planInput(conversation, counter, { budget: used - 1 }))).rejects.toMatchObject({
    code: 'CONTEXT_OVERFLOW',
    data: { needed: used },
  })
})

test('an estimate fills at most 95 % of the budget', async () => {
  const conversation = chat(20)
  const counter = labCounter({ conversation, countText: characters, exact: false })
  const used = await counter.prompt([])
  const enough = Math.ceil(used / 0.95)
  expect(await keepAll().plan(planInput(conversation, counter, { budget: enough }))).toMatchObject({ used })
  const budget = enough - 2
  await expect(keepAll().plan(planInput(conversation, counter, { budget }))).rejects.toMatchObject({
    code: 'CONTEXT_OVERFLOW',
    message: expect.stringContaining(
      `the budget is ${budget} (${Math.floor(budget * 0.95)} for an estimate)`,
    ),
  })
})
