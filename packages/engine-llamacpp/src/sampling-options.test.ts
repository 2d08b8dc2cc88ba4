import type { Token } from 'node-llama-cpp'
import { expect, test } from 'vitest'
import { resolveSampling, samplingOptions } from './sampling-options.ts'

test('a request goes before the defaults of the engine, and those before the built-in ones', () => {
  const sampling = resolveSampling({ temperature: 0.1 }, { temperature: 0.5, topK: 7 })
  expect(sampling).toMatchObject({ temperature: 0.1, topK: 7, topP: 0.95, minP: 0.05, repeatPenalty: 1 })
})

test('the seed that is told is the one llama.cpp uses', () => {
  const seedOf = (seed: number) => resolveSampling({ seed }, {}).seed
  expect([7, 7.9, -5, 2 ** 32 - 1, 2 ** 32 + 6].map(seedOf)).toEqual([7, 7, 0, 0, 7])
  expect(resolveSampling({}, { seed: 3 }).seed).toBe(3)
  for (let time = 0; time < 100; time++) {
    const { seed } = resolveSampling({}, {})
    expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32 - 1).toBe(true)
  }
})

test('penalties look at the newest tokens, and are left out when they are off', () => {
  const recent = (count: number) => Array.from({ length: count }, (_, index) => index as Token)
  expect(samplingOptions(resolveSampling({}, {}), recent)).not.toHaveProperty('repeatPenalty')
  const { repeatPenalty } = samplingOptions(
    resolveSampling({ repeatPenalty: 1.2, repeatLastTokens: 5 }, {}),
    recent,
  )
  expect(repeatPenalty).toMatchObject({ penalty: 1.2, maxPunishTokens: 5 })
  const { punishTokens } = repeatPenalty ?? {}
  expect(typeof punishTokens === 'function' ? punishTokens() : punishTokens).toHaveLength(5)
})
