import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createConversation, transcript } from '@orion-harness/core'
import type { Conversation } from '@orion-harness/core'
import { buildConversation, conversationPlan } from '../bench/random-conversation.ts'
import { contextHistory } from './context-history.ts'
import type { HistoryTurn } from './context-history.ts'

function idsOf({ head, steps }: HistoryTurn): readonly (readonly string[])[] {
  return [head, ...steps.map((step) => step.messages)].map((messages) =>
    messages.map(({ entry }) => entry.id),
  )
}

function shape(conversation: Conversation) {
  return [...conversation.view(contextHistory).turns].map(idsOf)
}

test('a turn is its prompt and its steps, a step a reply with its results', () => {
  const conversation = buildConversation({
    greeting: true,
    turns: [
      { prompt: 1, reminder: true, steps: [{ text: 1, results: [1, 1], steer: true }], answer: 1 },
      { prompt: 1, reminder: false, steps: [], answer: 1 },
    ],
    pins: [],
  })
  expect(shape(conversation)).toEqual([
    [[], ['e1']],
    [['e2'], ['e4', 'e5', 'e6'], ['e7', 'e8']],
    [['e10'], ['e11']],
  ])
})

test('it holds the same messages as what core sends, after any drops, elisions, pins and reminders', () => {
  const edits = fc.array(
    fc.record({ kind: fc.constantFrom('drop', 'elide', 'pin', 'unpin', 'reminder'), at: fc.nat(200) }),
  )
  fc.assert(
    fc.property(conversationPlan(10), edits, (plan, changes) => {
      const conversation = buildConversation(plan)
      for (const { kind, at } of changes) {
        const target = conversation.entries[at % conversation.entries.length]
        if (target === undefined) continue
        const place = { turn: 1, step: 1 }
        const isResult = target.type === 'tool-result'
        if (kind === 'drop')
          conversation.append({ type: 'drop', targets: [target.id], reason: 'test', ...place })
        else if (kind === 'elide' && isResult) {
          conversation.append({ type: 'elide', target: target.id, text: 'short', reason: 'test', ...place })
        } else if (kind === 'pin') conversation.pin(target.id)
        else if (kind === 'unpin') conversation.unpin(target.id)
        else if (kind === 'reminder') {
          conversation.append({
            type: 'reminder',
            target: target.id,
            text: 'r',
            source: 't',
            level: 'tool',
            ...place,
          })
        }
        conversation.view(contextHistory)
      }
      const { items } = conversation.view(transcript)
      const { messages } = conversation.view(contextHistory)
      expect(
        [...messages.values()].map(({ entry, text, pinned, reminders }) => [
          entry.id,
          text,
          pinned,
          reminders,
        ]),
      ).toEqual(items.map(({ entryId, text, pinned, reminders }) => [entryId, text, pinned, reminders]))
      expect(shape(conversation).flat(2)).toEqual(items.map(({ entryId }) => entryId))
    }),
  )
})

test('a new turn begins where the log counts one, also when the last was never answered', () => {
  const conversation = createConversation()
  for (const turn of [1, 2, 3]) {
    conversation.append({ type: 'user', text: `ask ${turn}`, source: 'prompt', turn, step: 0 })
    conversation.append({ type: 'turn-end', reason: 'aborted', turn, step: 0 })
  }
  expect(shape(conversation)).toEqual([[['e1']], [['e3']], [['e5']]])
})
