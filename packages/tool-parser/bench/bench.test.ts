import { describe, expect, test } from 'vitest'
import { adversarialInputs, calls, longArgument, prose } from './adversarial-inputs.ts'
import { measureGrowth } from './measure-growth.ts'
import { measureSpeed } from './measure-speed.ts'
import { reParse } from './re-parse-reader.ts'
import { readFully } from './read-fully.ts'

describe('the bench', () => {
  test.each([prose, calls, longArgument])('$name is read for what it is, by both readers', (input) => {
    const text = input.make(5000)
    const expected = input.calls?.(5000)
    expect(readFully(text, 4).calls).toBe(expected)
    expect(reParse(text, 64)).toBe(expected)
  })

  test('prose is shown whole', () => {
    const text = prose.make(5000)
    expect(readFully(text, 4).shown).toBe(text.length)
  })

  test.each(adversarialInputs)('$name gives the same calls and errors whole and in pieces', (input) => {
    const text = input.make(600)
    expect(readFully(text, 1)).toEqual(readFully(text, text.length))
  })

  test('speeds and growth are measured for every reply', () => {
    const speeds = measureSpeed(2000, 1000, 1)
    expect(speeds).toHaveLength(4)
    expect(speeds.every((speed) => speed.megabytesPerSecond > 0 && speed.reParseOver > 0)).toBe(true)
    const growths = measureGrowth([200, 400], 4, 1)
    expect(growths).toHaveLength(adversarialInputs.length + 3)
    expect(growths.every((growth) => growth.perUnit.length === 2)).toBe(true)
  })
})
