import { chatml } from '@orion-harness/templates'
import { expect, test } from 'vitest'
import { conversation, measureGrowth } from './growth.ts'

test('growth is measured at every size, on turns of four messages', () => {
  expect(conversation(3)).toHaveLength(12)
  const rows = measureGrowth([chatml], [1, 5], 2)
  expect(rows.map(({ template, turns }) => [template, turns])).toEqual([
    ['chatml', 1],
    ['chatml', 5],
  ])
  expect(rows.every(({ whole, oneMore }) => whole > 0 && oneMore > 0)).toBe(true)
})
