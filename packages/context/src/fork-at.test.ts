import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { openCalls } from '@orion-harness/core'
import { buildConversation, conversationPlan } from '../bench/random-conversation.ts'
import { forkAt, forkBefore } from './fork-at.ts'

function chat() {
  const steps = [{ text: 10, results: [30, 30], steer: false }]
  return buildConversation({
    greeting: false,
    turns: Array.from({ length: 3 }, () => ({ prompt: 40, reminder: true, steps, answer: 40 })),
    pins: [],
  })
}

test('a branch from inside an exchange has all its results, and a message its reminders', () => {
  const conversation = chat()
  expect(forkAt(conversation, 'e1').entries.map((entry) => entry.id)).toEqual(['e1', 'e2'])
  for (const id of ['e3', 'e4', 'e5']) expect(forkAt(conversation, id).entries.at(-1)?.id).toBe('e5')
  expect(forkAt(conversation, 'e6').entries.at(-1)?.id).toBe('e6')
})

test('a branch before a turn ends where it began', () => {
  const conversation = chat()
  expect(forkBefore(conversation, 'e10').entries.at(-1)).toMatchObject({ id: 'e7', type: 'turn-end' })
  expect(() => forkBefore(conversation, 'e3')).toThrow(
    expect.objectContaining({ code: 'CONVERSATION_INVALID' }),
  )
})

test('where a call was never answered, the branch ends before it', () => {
  const conversation = chat().fork('e4')
  expect(forkAt(conversation, 'e3').entries.at(-1)?.id).toBe('e2')
})

test('an entry that is not there is refused', () => {
  for (const fork of [forkAt, forkBefore]) {
    expect(() => fork(chat(), 'e999')).toThrow(expect.objectContaining({ code: 'CONVERSATION_INVALID' }))
  }
})

test('every entry gives a branch with no open call, and the source is untouched', () => {
  fc.assert(
    fc.property(conversationPlan(8), fc.nat(200), (plan, place) => {
      const conversation = buildConversation(plan)
      const before = conversation.toJsonLines()
      const entry = conversation.entries[place % conversation.entries.length]
      const branch = forkAt(conversation, entry?.id ?? '')
      expect(branch.view(openCalls)).toEqual([])
      branch.append({ type: 'user', text: 'and now?', source: 'prompt', turn: 99, step: 0 })
      expect(conversation.toJsonLines()).toBe(before)
    }),
  )
})
