import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastCut } from './least-cut.ts'

test('it finds the least number that is enough, from any guess, and asks about the logarithm of its error', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(400),
      fc.nat(450),
      fc.integer({ min: -10, max: 450 }),
      async (most, least, guess) => {
        const asked: number[] = []
        const isEnough = async (units: number) => {
          asked.push(units)
          return units >= least
        }
        const found = Math.min(least, most)
        expect(await leastCut({ most, guess, isEnough })).toBe(found)
        const error = Math.abs(Math.min(Math.max(guess, 0), most) - found)
        expect(asked.length).toBeLessThanOrEqual(2 * Math.log2(error + 1) + 3)
        expect(new Set(asked).size).toBe(asked.length)
        expect(asked.every((units) => units >= 0 && units < most)).toBe(true)
      },
    ),
  )
})
