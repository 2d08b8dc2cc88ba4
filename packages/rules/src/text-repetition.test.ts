import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { playTurn } from './__fixtures__/scripted-turn.ts'
import { repetitionGuard } from './repetition-guard.ts'
import { findTextRepetition, watchTextRepetition } from './text-repetition.ts'

describe('findTextRepetition', () => {
  test.each([
    ['one character', 'Sure!'.padEnd(500, '!'), 1],
    ['a word', `I think ${'so '.repeat(200)}`, 3],
    ['a line', `Plan:\n${'1. Look at the file.\n'.repeat(20)}`, 21],
    ['lines that look alike', '- item done\n- item done\n- item open\n'.repeat(12), 36],
    ['a paragraph', 'The model says the same thing, at some length, again. '.repeat(8), 54],
    ['a repetition cut in the middle', `${'abcdefghij'.repeat(45)}abcd`, 10],
  ])('sees %s', (_, text, period) => {
    expect(findTextRepetition(text)?.period).toBe(period)
  })

  test.each([
    [
      'prose',
      'It was the best of times, it was the worst of times, it was the age of wisdom. '.slice(0, 400),
    ],
    ['a ruler', `Title\n${'='.repeat(120)}\nText`],
    ['a short list', '- [ ] todo\n'.repeat(20)],
    ['a repetition that has ended', `${'so '.repeat(300)} and that was that, said the fox to the hound.`],
    ['numbered lines', Array.from({ length: 60 }, (_, index) => `${index}. The same text.\n`).join('')],
    ['three times the same page', 'x'.repeat(9).concat('some long page of text, '.repeat(1)).repeat(3)],
  ])('lets %s pass', (_, text) => {
    expect(findTextRepetition(text)).toBeUndefined()
  })

  test('agrees with the definition on every short text', () => {
    const slow = (text: string, minCharacters: number, minRepeats: number) => {
      for (let period = 1; period * minRepeats <= text.length; period++) {
        let covered = period
        while (covered < text.length && text.at(-1 - covered) === text.at(-1 - covered + period)) covered++
        if (covered >= minCharacters && covered >= minRepeats * period) return { period, covered }
      }
      return undefined
    }
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 2, max: 4 }),
        (text, minCharacters, minRepeats) => {
          expect(findTextRepetition(text, { minCharacters, minRepeats })).toEqual(
            slow(text, minCharacters, minRepeats),
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})

test.each([
  { minRepeats: 0 },
  { minRepeats: 1 },
  { minRepeats: 2.5 },
  { minCharacters: -1 },
  { minCharacters: Number.NaN },
])('%j is refused', (options) => {
  expect(() => findTextRepetition('so so so', options)).toThrow(RangeError)
  expect(() => watchTextRepetition(options)).toThrow(RangeError)
})

test('a watcher reaches the 4,096 characters it remembers, and refuses more', () => {
  expect(watchTextRepetition({ minCharacters: 4_096 }).push('ha'.repeat(3_000))).toBe('text-repetition')
  expect(watchTextRepetition({ minRepeats: 4_096 }).push('!'.repeat(6_000))).toBe('text-repetition')
  expect(() => watchTextRepetition({ minCharacters: 4_097 })).toThrow(RangeError)
  expect(() => watchTextRepetition({ minRepeats: 4_097 })).toThrow(RangeError)
})

test('where a reply is cut does not depend on the pieces it came in', () => {
  const text = `Let me think. ${'I will now read the file. '.repeat(60)}`
  const cutAt = (sizes: readonly number[]): number => {
    const watcher = watchTextRepetition()
    let at = 0
    for (let index = 0; at < text.length; index++) {
      const size = sizes[index % sizes.length] ?? 1
      const reason = watcher.push(text.slice(at, at + size))
      at += size
      if (reason !== undefined) return at
    }
    return Number.POSITIVE_INFINITY
  }
  const exact = cutAt([1])
  expect(exact).toBeLessThan(600)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }), (sizes) => {
      const cut = cutAt(sizes)
      expect(cut).toBeGreaterThanOrEqual(exact)
      expect(cut - exact).toBeLessThan(Math.max(...sizes))
    }),
  )
})

test('a long reply without repetition is never cut', () => {
  const watcher = watchTextRepetition()
  for (let index = 0; index < 20_000; index++) {
    expect(watcher.push(`${(index * 2_654_435_761) % 99_991} `)).toBeUndefined()
  }
})

test('a reply that repeats itself is cut in the middle, and what was said is kept', async () => {
  const said = `The answer: ${'and so on '.repeat(2_000)}`
  const { reason, text, entries } = await playTurn([said], { plugins: [repetitionGuard()] })
  expect(reason).toBe('text-repetition')
  expect(said.startsWith(text)).toBe(true)
  expect(text.length).toBeLessThan(600)
  expect(entries.at(-1)).toMatchObject({ type: 'turn-end', reason: 'text-repetition' })
})

test('with text off nothing is cut', async () => {
  const said = 'ha'.repeat(2_000)
  expect(await playTurn([said], { plugins: [repetitionGuard({ text: false })] })).toMatchObject({
    reason: 'done',
    text: said,
  })
})
