import { describe, expect, test } from 'vitest'
import { meetsExpectation } from './meets-expectation.ts'

describe('an answer', () => {
  test('must contain a member of each group', () => {
    const contains = [['84', 'eighty-four'], ['Tokyo']]
    expect(meetsExpectation('It is eighty-four in TOKYO.', { contains })).toBe(1)
    expect(meetsExpectation('It is 84.', { contains })).toBe(0)
  })

  test('must contain a number as a whole', () => {
    const contains = [['84']]
    for (const text of ['84', 'It is 84.', '(84)', 'That is 12 * 7 = 84, I think', '84 %', '12*7=84']) {
      expect(meetsExpectation(text, { contains }), text).toBe(1)
    }
    for (const text of ['840', '184', '84.5', '3.84', '-84', 'It is -84.', '1,84', '84,000']) {
      expect(meetsExpectation(text, { contains }), text).toBe(0)
    }
  })

  test('must contain a time, a date or a negative number as it is written', () => {
    expect(meetsExpectation('It is 08:30 in Paris.', { contains: [['08:30']] })).toBe(1)
    expect(meetsExpectation('It is 18:30.', { contains: [['8:30']] })).toBe(0)
    expect(meetsExpectation('The date is 2026-03-01.', { contains: [['2026-03-01']] })).toBe(1)
    expect(meetsExpectation('It is -3.5.', { contains: [['-3.5']] })).toBe(1)
  })

  test('may hold what a pattern would mean something by', () => {
    expect(meetsExpectation('a (b) [c] $1', { contains: [['(b)'], ['[c]'], ['$1']] })).toBe(1)
  })

  test('must lack what is not to be said', () => {
    expect(meetsExpectation('I was not told.', { lacks: ['Felix'] })).toBe(1)
    expect(meetsExpectation('It is felix.', { lacks: ['Felix'] })).toBe(0)
  })

  test('equals the expected one, but for case and a last full stop', () => {
    expect(meetsExpectation('Hello There.', { equals: 'hello there' })).toBe(1)
    expect(meetsExpectation('Hello there you', { equals: 'hello there' })).toBe(0)
  })

  test('starts and ends as it is expected to, but for punctuation at the end', () => {
    expect(meetsExpectation('Sure, 84. Lemon!', { startsWith: 'sure', endsWith: 'lemon' })).toBe(1)
    expect(meetsExpectation('84. Lemon!', { startsWith: 'sure', endsWith: 'lemon' })).toBe(0)
    expect(meetsExpectation('Sure, lemon 84.', { startsWith: 'sure', endsWith: 'lemon' })).toBe(0)
  })

  test('is right by the share of the facts in it', () => {
    const facts = ['Felix', 'purple', 'Vienna', '4711']
    expect(meetsExpectation('Facts: Felix; PURPLE; Vienna.', { facts })).toBe(0.75)
    expect(meetsExpectation('Facts: Felix', { facts, contains: [['none']] })).toBe(0)
  })
})
