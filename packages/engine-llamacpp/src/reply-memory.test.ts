import type { Token } from 'node-llama-cpp'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createReplyMemory, sharedLength } from './reply-memory.ts'

const token = (value: number) => value as Token

test('two texts share exactly their common beginning, also across blocks', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 4000, minLength: 0 }), fc.string(), fc.string(), (start, a, b) => {
      const left = start.repeat(3) + a
      const right = start.repeat(3) + b
      const shared = sharedLength(left, right)
      expect(left.slice(0, shared)).toBe(right.slice(0, shared))
      expect(shared === left.length || shared === right.length || left[shared] !== right[shared]).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('replies of earlier turns are recalled in order, and a fork recalls what came before it', () => {
  const memory = createReplyMemory(4)
  memory.remember('U1:', { text: 'ab', tokens: [token(1), token(2)], ends: [1, 2] })
  memory.remember('U1:abU2:', { text: 'cd', tokens: [token(3), token(4)], ends: [1, 2] })
  expect(memory.recall('U1:abU2:cdU3:').map(({ start, tokens }) => [start, tokens])).toEqual([
    [3, [1, 2]],
    [8, [3, 4]],
  ])
  expect(memory.recall('U1:abOTHER').map(({ tokens }) => tokens)).toEqual([[1, 2]])
  expect(memory.recall('U1:aX').map(({ tokens }) => tokens)).toEqual([[1]])
  expect(memory.recall('nothing')).toEqual([])
})

test('a run is never cut inside a character that took several tokens', () => {
  const memory = createReplyMemory(4)
  memory.remember('P', { text: 'aéb', tokens: [token(1), token(2), token(3), token(4)], ends: [1, 1, 2, 3] })
  expect(memory.recall('Paé')[0]?.tokens).toEqual([1, 2, 3])
  expect(memory.recall('Pax')[0]?.tokens).toEqual([1])
})

test('the conversations used last are kept', () => {
  const memory = createReplyMemory(2)
  for (const name of ['A:', 'B:', 'C:']) memory.remember(name, { text: 'x', tokens: [token(1)], ends: [1] })
  expect(memory.recall('A:x')).toEqual([])
  expect(memory.recall('C:x')).toHaveLength(1)
})
