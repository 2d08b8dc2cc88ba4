import { expect, it } from 'vitest'
import { measureLoopCost } from './loop-cost.ts'

it('measures the same text with and without the loop', async () => {
  expect(await measureLoopCost(50, 1)).toMatchObject({ tokens: 50, sameText: true })
})
