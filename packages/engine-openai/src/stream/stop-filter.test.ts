import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStopFilter } from './stop-filter.ts'

describe('a stop filter', () => {
  it.each([
    ['ends before the string', 'one STOP two', ['STOP'], 'one '],
    ['takes the string that is complete first', 'abcd', ['abcd', 'bc'], 'a'],
    ['takes the longer one of two complete at one place', 'abc', ['c', 'bc'], 'a'],
    ['shows what only began as a stop string', 'one STO', ['STOP'], 'one STO'],
    ['ignores empty strings', 'one', [''], 'one'],
    ['lets everything pass without strings', 'one', [], 'one'],
  ] as const)('%s', (_, text, stop, shown) => {
    expect(run([text], stop)).toBe(shown)
  })

  it('never gives half a surrogate pair', () => {
    const filter = createStopFilter([])
    expect([filter.push('a\ud83d'), filter.push('\ude42b')]).toEqual(['a', '🙂b'])
  })

  it('shows the same text for every way of cutting it', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 30 })
    const stops = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 4 }), {
      maxLength: 3,
    })
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 6 }), stops, (parts, stop) => {
        const whole = run(parts.join('').split(''), stop)
        expect(run(parts, stop)).toBe(whole)
        expect(stop.some((string) => string !== '' && whole.includes(string))).toBe(false)
        expect(parts.join('').startsWith(whole)).toBe(true)
      }),
    )
  })
})

function run(parts: readonly string[], stop: readonly string[]): string {
  const filter = createStopFilter(stop)
  return parts.map((part) => filter.push(part)).join('') + filter.end()
}
