import { expect, test } from 'vitest'
import { scriptedEngine } from '@orion-harness/core/testkit'
import { createBudget, defaultReserve } from './create-budget.ts'

test('the budget is the window less the reserve, so a gauge reaches 100 %', () => {
  expect(createBudget({ window: 4_096, reserve: 1_000 })).toEqual({
    window: 4_096,
    reserve: 1_000,
    budget: 3_096,
  })
})

test('the reserve is a quarter of the window, at most 2,048 tokens', () => {
  expect([2, 2_048, 8_192, 131_072].map(defaultReserve)).toEqual([1, 512, 2_048, 2_048])
})

test('the window of an engine is the one it really holds', () => {
  const engine = scriptedEngine([], { model: { contextWindow: 2_048, trainedContextWindow: 131_072 } })
  expect(createBudget(engine)).toEqual({ window: 2_048, reserve: 512, budget: 1_536 })
})

test.each([
  { window: 0 },
  { window: 1 },
  { window: 100, reserve: 100 },
  { window: 100, reserve: 0 },
  { window: 100.5 },
  { window: Number.NaN },
])('%o is refused', (options) => {
  expect(() => createBudget(options)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }))
})
