import { expect, test } from 'vitest'
import { marksFor } from './marks.ts'

test('the marks are shares of what can be cut', () => {
  expect(marksFor({}, { budget: 1_000, fixed: 200, exact: true })).toEqual({ high: 1_000, low: 600 })
  expect(marksFor({ high: 0.8, low: 0.25 }, { budget: 1_000, fixed: 200, exact: true })).toEqual({
    high: 840,
    low: 400,
  })
})

test('a ceiling below the budget takes its place, one above changes nothing', () => {
  expect(marksFor({ ceiling: 600 }, { budget: 1_000, fixed: 200, exact: true })).toEqual({
    high: 600,
    low: 400,
  })
  expect(marksFor({ ceiling: 4_000 }, { budget: 1_000, fixed: 200, exact: true }).high).toBe(1_000)
})

test('where counts are estimates the marks keep away from the edge', () => {
  expect(marksFor({}, { budget: 1_000, fixed: 0, exact: false })).toEqual({ high: 950, low: 475 })
})

test('pins larger than the ceiling leave no room, and the marks stay inside the budget', () => {
  expect(marksFor({ ceiling: 100 }, { budget: 1_000, fixed: 300, exact: true })).toEqual({
    high: 300,
    low: 300,
  })
  expect(marksFor({}, { budget: 1_000, fixed: 3_000, exact: true })).toEqual({ high: 1_000, low: 1_000 })
})

test.each([{ low: 0 }, { low: 0.9, high: 0.5 }, { high: 1.2 }, { low: Number.NaN }, { ceiling: 0 }])(
  '%o is refused',
  (options) => {
    expect(() => marksFor(options, { budget: 1_000, fixed: 0, exact: true })).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID' }),
    )
  },
)

test('half the room is where the tokens read per token still there after a cut are fewest', () => {
  const cost = (low: number) => 1 / (1 - low) / low
  const shares = Array.from({ length: 99 }, (_, index) => (index + 1) / 100)
  const best = shares.toSorted((left, right) => cost(left) - cost(right))[0]
  expect(best).toBe(0.5)
})
