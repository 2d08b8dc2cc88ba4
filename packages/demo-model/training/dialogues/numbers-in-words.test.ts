import { describe, expect, it } from 'vitest'
import { makeShortSum } from './arithmetic.ts'
import { inWords, isHeldOutPhrase, namedNumbers } from './numbers-in-words.ts'
import { createSource, withLessons } from './source.ts'

const third = (seed: number) => withLessons(createSource(seed, 'train'), 3)

describe('a number in words', () => {
  it('is said now and then, of those that have a name, and takes no random choice from the lessons before', () => {
    const saidBy = (source: ReturnType<typeof third>, number: string) =>
      new Set(Array.from({ length: 100 }, () => inWords(source, number)))
    expect(saidBy(third(1), '8')).toEqual(new Set(['8', 'eight']))
    expect(saidBy(third(1), '8000')).toEqual(new Set(['8000']))
    for (const number of namedNumbers) expect(saidBy(third(1), number).size).toBe(2)
    const second = withLessons(createSource(1, 'train'), 2)
    expect(saidBy(second, '8')).toEqual(new Set(['8']))
    expect(second.next()).toBe(createSource(1, 'train').next())
  })

  it('makes a held-out wording of a learned one, which is then not learned', () => {
    expect(isHeldOutPhrase(third(1), '645 times ten times 22')).toBe(true)
    expect(isHeldOutPhrase(third(1), '645 times ten plus 22')).toBe(false)
    expect(isHeldOutPhrase(createSource(1, 'held-out'), '645 times ten times 22')).toBe(false)
    const source = { ...third(1), chance: () => true }
    const sums = Array.from({ length: 20_000 }, () => makeShortSum(source).question)
    expect(sums.filter((sum) => /times (eight|ten) times|plus four times/.test(sum))).toEqual([])
  })
})
