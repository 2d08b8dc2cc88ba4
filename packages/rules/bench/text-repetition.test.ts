import { expect, test } from 'vitest'
import { formatGrowth, measureGrowth } from './measure-growth.ts'
import { replies, watchReply } from './watch-texts.ts'

test.each(Object.entries(replies))('the benchmark reads %s to the end', (name, make) => {
  expect(watchReply(make(8_000))).toBe(2_000)
  const growth = measureGrowth(name, make, [1_000, 2_000], 1, watchReply)
  expect(growth.perCharacter[0]).toBe(1)
  expect(formatGrowth([growth], [1_000, 2_000])).toHaveLength(3)
})
