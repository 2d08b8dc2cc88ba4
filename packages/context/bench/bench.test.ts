import { expect, test } from 'vitest'
import { collectGarbage } from './collect-garbage.ts'
import { floorOfCuts, formatTokens, leastEvaluated } from '@orion-harness/context/testkit'
import { measureMemory } from './measure-memory.ts'
import { measurePlanning, plainChat } from './measure-planning.ts'
import { measureTokens } from './measure-tokens.ts'

test('at a small window a long conversation is read at most 5 % above the optimum', async () => {
  const rows = await measureTokens(200, 1_536)
  const [sliding, naive, full] = rows
  expect(sliding?.longest).toBeLessThanOrEqual(1_536)
  expect(naive?.longest).toBeLessThanOrEqual(1_536)
  const { evaluated = 0, optimum = 0, floor = 0, fresh = 0 } = sliding ?? {}
  expect(evaluated / floor).toBeLessThanOrEqual(1.001)
  expect(evaluated / optimum).toBeLessThanOrEqual(1.05)
  expect(fresh).toBeLessThan(optimum)
  expect((naive?.evaluated ?? 0) / evaluated).toBeGreaterThan(5)
  expect((full?.evaluated ?? 0) / evaluated).toBeGreaterThan(5)
  expect(formatTokens(rows)).toHaveLength(4)
})

test('the optimum is each new token once where nothing has to go, and a re-read where something has', () => {
  const steps = [
    { turns: 1, fresh: 10, old: [0] },
    { turns: 2, fresh: 10, old: [20, 0] },
    { turns: 3, fresh: 10, old: [20, 20, 0] },
  ]
  expect(leastEvaluated({ steps, overhead: 5, budget: 1_000, keep: 500 })).toBe(35)
  expect(leastEvaluated({ steps, overhead: 5, budget: 50, keep: 40 })).toBe(55)
  expect(leastEvaluated({ steps, overhead: 5, budget: 50, keep: 20 })).toBe(35)
  expect(floorOfCuts({ steps, overhead: 5, starts: [0, 0, 0] })).toBe(35)
  expect(floorOfCuts({ steps, overhead: 5, starts: [0, 0, 1] })).toBe(55)
})

test('the planning benchmark times what it says', async () => {
  expect(plainChat(3).entries.filter((entry) => entry.type === 'user')).toHaveLength(3)
  const { turns, restored, step, wide } = await measurePlanning(20, 2)
  expect(turns).toBe(20)
  for (const time of [restored, step, wide]) expect(time).toBeGreaterThan(0)
})

test('planning keeps less than a megabyte per thousand entries beyond their text', async () => {
  const bytes = await measureMemory(2_000, await collectGarbage())
  expect(bytes).toBeGreaterThan(1_000)
  expect(bytes).toBeLessThan(1_048_576)
})
