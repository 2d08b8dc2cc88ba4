import type { Token } from 'node-llama-cpp'
import { expect, test } from 'vitest'
import { pickSlot } from './pick-slot.ts'

function place(
  name: string,
  cached: string,
  usedAt: number,
  more: { busy?: boolean; needsCheckpoints?: boolean } = {},
) {
  const sequence = {
    nextTokenIndex: cached.length,
    needsCheckpoints: more.needsCheckpoints ?? false,
    compareContextTokens: (tokens: readonly Token[]) => {
      const first = cached.split('').findIndex((letter, index) => letter.codePointAt(0) !== tokens[index])
      return { firstDifferentIndex: first < 0 ? cached.length : first }
    },
  }
  return { name, sequence, usedAt, busy: more.busy ?? false }
}

const tokensOf = (text: string) => text.split('').map((letter) => letter.charCodeAt(0) as Token)
const past = 'the shared past. '

test('the longest common beginning wins', () => {
  const places = [place('a', 'abc', 1), place('b', 'abcdef', 2), place('c', 'xyz', 3)]
  expect(pickSlot(places, tokensOf('abcdefgh'))?.slot.name).toBe('b')
})

test('without anything in common the one used longest ago is given up', () => {
  const places = [place('a', 'aaaa', 5), place('b', 'bbbb', 2), place('c', 'cccc', 3)]
  expect(pickSlot(places, tokensOf('xyz'))).toEqual({ slot: places[1] })
})

test('a long cache is not cut down to a short beginning: that is copied to another place', () => {
  const places = [place('long', past + 'and a very long conversation after it', 2), place('old', 'other', 1)]
  const choice = pickSlot(places, tokensOf(`${past}a fork`))
  expect([choice?.slot.name, choice?.source?.name]).toEqual(['old', 'long'])
})

test('a busy place is never taken, but may be copied from', () => {
  const places = [place('busy', past, 2, { busy: true }), place('idle', '', 1)]
  const choice = pickSlot(places, tokensOf(`${past}go on`))
  expect([choice?.slot.name, choice?.source?.name]).toEqual(['idle', 'busy'])
  expect(pickSlot([place('busy', past, 2, { busy: true })], tokensOf(past))).toBeUndefined()
})

test('a cache that needs checkpoints is copied only to go on where it ends, and cut back itself otherwise', () => {
  const recurrent = { needsCheckpoints: true }
  const long = [
    place('long', past + 'and a very long conversation after it', 2, recurrent),
    place('old', 'o', 1, recurrent),
  ]
  expect(pickSlot(long, tokensOf(`${past}a fork`))).toEqual({ slot: long[0] })
  const busy = [place('busy', past, 2, { ...recurrent, busy: true }), place('old', 'o', 1, recurrent)]
  expect(pickSlot(busy, tokensOf(`${past}go on`))?.source?.name).toBe('busy')
})
