import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSource, isHeldOut, lateSource } from './source.ts'

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

  it('learns what came later only where it is late, but for its own eighth, which is tested', () => {
    const later = Array.from({ length: 16 }, (_, index) => 100 + index)
    const draws = (source: ReturnType<typeof createSource>) =>
      new Set(Array.from({ length: 2_000 }, () => source.choose(items, later)))
    const early = createSource(1, 'train')
    const heldOut = items.filter((_, index) => isHeldOut(index))
    expect([...draws(early)].filter((item) => item >= 100)).toEqual([])
    expect([...draws(lateSource(early))].filter((item) => item >= 100)).toHaveLength(14)
    expect([...draws(createSource(1, 'held-out'))].sort((a, b) => a - b)).toEqual([...heldOut, 107, 115])
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
