import { expect, test } from 'vitest'
import { tagNeutraliser } from '../src/neutralise-tags.ts'
import { hostileTexts } from './hostile-texts.ts'
import { formatGrowth, measureGrowth } from './measure-growth.ts'

const neutralise = tagNeutraliser('system-reminder')

test.each(Object.entries(hostileTexts))('the benchmark cleans %s', (name, make) => {
  const clean = neutralise(make(2_000))
  expect(clean).not.toMatch(/<system-reminder/)
  expect(clean.includes('‹')).toBe(name === 'whole tags')
  const growth = measureGrowth(name, make, [1_000, 2_000], 1, neutralise)
  expect(formatGrowth([growth], [1_000, 2_000])).toHaveLength(3)
})
