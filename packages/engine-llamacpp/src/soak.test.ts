import { expect, test } from 'vitest'
import { soak } from '../bench/soak-run.ts'

test('many conversations at once with aborts at random neither mix nor lose anything', async () => {
  const { conversations, replies, aborted, mixed, lost } = await soak({
    conversations: 30,
    rounds: 1,
    places: 4,
  })
  expect(replies).toBe(conversations * 2)
  expect(aborted).toBeGreaterThan(0)
  expect(mixed).toEqual([])
  expect(lost).toEqual([])
})
