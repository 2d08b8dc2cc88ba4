import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSource, isHeldOut, withLessons } from './source.ts'
import type { Source } from './source.ts'

const seeds = fc.integer()
const items = Array.from({ length: 40 }, (_, index) => index)

describe('a source', () => {
  it('gives the same choices for the same seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const draw = () => {
          const source = createSource(seed, 'train')
          return Array.from({ length: 20 }, () => [
            source.next(),
            source.choose(items),
            source.shuffled(items),
          ])
        }
        expect(draw()).toEqual(draw())
      }),
    )
  })

  it('never learns what is held out, and tests nothing else', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const learned = createSource(seed, 'train')
        const tested = createSource(seed, 'held-out')
        for (let draw = 0; draw < 50; draw++) {
          expect(isHeldOut(learned.choose(items))).toBe(false)
          expect(isHeldOut(tested.choose(items))).toBe(true)
        }
      }),
    )
  })

  it('learns what came later from its lessons on, but for its own eighth, which is tested', () => {
    const [second, third] = [100, 200].map((from) => Array.from({ length: 16 }, (_, index) => from + index))
    const draws = (source: Source) =>
      [...new Set(Array.from({ length: 3_000 }, () => source.choose(items, second, third)))].filter(
        (item) => item >= items.length,
      )
    const first = createSource(1, 'train')
    expect(draws(first)).toEqual([])
    expect(draws(withLessons(first, 2))).toHaveLength(14)
    expect(draws(withLessons(first, 3))).toHaveLength(28)
    expect(draws(withLessons(createSource(1, 'held-out'), 3)).sort((a, b) => a - b)).toEqual([
      107, 115, 207, 215,
    ])
  })

  it('keeps whole numbers within their bounds', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, least, span) => {
        const value = createSource(seed, 'train').integer(least, least + span)
        expect(Number.isInteger(value) && value >= least && value <= least + span).toBe(true)
      }),
    )
  })

  it('has nothing to pick from an empty list', () => {
    expect(() => createSource(1, 'train').pick([])).toThrow(RangeError)
  })
})
