import { formatTokens } from '@orion-harness/context/testkit'
import { expect, test } from 'vitest'
import { measureContext } from './measure-context.ts'
import { scriptedInputs } from './run-chat.ts'

test('llama.cpp reads what is new and, at a cut, what stays behind it, and no more', async () => {
  const [sliding, full] = await measureContext({ turns: 40, window: 512, maxTokens: 96, quick: true })
  expect(sliding?.errors).toEqual([])
  expect(sliding?.cuts).toBeGreaterThan(3)
  expect(sliding?.longest).toBeLessThanOrEqual(416)
  const { evaluated = 0, floor = 0, calls = 0 } = sliding ?? {}
  expect(calls).toBeGreaterThan(5)
  expect(evaluated / floor).toBeLessThanOrEqual(1.05)
  expect(evaluated / floor).toBeGreaterThan(0.95)
  expect(full?.evaluated).toBeGreaterThan(2 * evaluated)
  expect(formatTokens(sliding === undefined ? [] : [sliding])).toHaveLength(2)
}, 120_000)

test('the script has no period', () => {
  const inputs = scriptedInputs(200)
  expect(new Set(inputs).size).toBeGreaterThan(100)
  expect(inputs.slice(0, 100)).not.toEqual(inputs.slice(100))
})
