import { expect, test } from 'vitest'
import { createPieceCache } from './piece-cache.ts'

test('what was asked for last is kept, up to the given number of characters', () => {
  const made: string[] = []
  const cache = createPieceCache<string>(12)
  const ask = (key: string) =>
    cache.get(key, () => {
      made.push(key)
      return key.toUpperCase()
    })
  for (const key of ['aaa', 'bbb', 'ccc', 'ddd']) expect(ask(key)).toBe(key.toUpperCase())
  ask('aaa')
  ask('eee')
  expect(made).toEqual(['aaa', 'bbb', 'ccc', 'ddd', 'eee'])
  ask('aaa')
  ask('bbb')
  expect(made).toEqual(['aaa', 'bbb', 'ccc', 'ddd', 'eee', 'bbb'])
})

test('a key as long as a quarter of everything and more is not kept', () => {
  let made = 0
  const cache = createPieceCache<number>(8)
  for (let time = 0; time < 2; time++) cache.get('abc', () => ++made)
  expect(made).toBe(2)
})
