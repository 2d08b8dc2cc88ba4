import { describe, expect, it } from 'vitest'
import type { ConversationReader } from '../contract/conversation.ts'
import type { Json, JsonObject } from '../contract/json.ts'
import { createConversation } from '../conversation/create-conversation.ts'
import { attempts, callKey } from './attempts.ts'
import { consecutiveErrors } from './consecutive-errors.ts'
import { repetition } from './repetition.ts'
import { textByPart } from './text-by-part.ts'
import { tokenUsage } from './token-usage.ts'
import { toolStatistics } from './tool-statistics.ts'

type Call = readonly [name: string, args: JsonObject, result: Json, ok?: boolean]

const usage = { promptTokens: 10, reusedTokens: 4, completionTokens: 3, exact: true }

/** A turn of rounds; each round is the calls of one reply with their results. */
function talk(...rounds: readonly (readonly Call[])[]): ConversationReader {
  const conversation = createConversation()
  let count = 0
  conversation.append({ type: 'user', text: 'Go', source: 'prompt', turn: 1, step: 0 })
  for (const [index, round] of rounds.entries()) {
    const head = { turn: 1, step: index + 1 }
    const calls = round.map(([name, args]) => ({ id: `c${++count}`, name, arguments: args }))
    conversation.append({
      type: 'assistant',
      text: 'so',
      calls,
      readings: [],
      finish: 'tool-calls',
      usage,
      ...head,
    })
    for (const [place, { id, name }] of calls.entries()) {
      const [, , data = null, ok = true] = round[place] ?? []
      const result = { ok, data, text: JSON.stringify(data), reminders: [] }
      const error = { code: 'failed', message: 'no' } as const
      conversation.append({
        type: 'tool-result',
        callId: id,
        name,
        result: ok ? result : { ...result, error },
        durationMs: 0,
        ...head,
      })
    }
  }
  return conversation
}

const a: Call = ['a', { x: 1, y: 2 }, 'same']
const b: Call = ['b', {}, 'other']

describe('the view of', () => {
  it('tools counts calls, failures and failures in a row', () => {
    const view = talk([a], [['a', {}, null, false]], [['a', {}, null, false]], [b]).view(toolStatistics)
    expect(view.get('a')).toEqual({ calls: 3, failures: 2, failuresByCode: { failed: 2 }, failuresInARow: 2 })
    expect(view.get('b')).toMatchObject({ calls: 1, failures: 0, failuresInARow: 0 })
  })

  it('attempts finds equal calls whatever the order of their keys', () => {
    const view = talk([a], [['a', { y: 2, x: 1 }, 'again', false]]).view(attempts)
    expect(view.byKey.get(callKey({ name: 'a', arguments: { x: 1, y: 2 } }))).toMatchObject([
      { step: 1, ok: true, text: '"same"' },
      { step: 2, ok: false, text: '"again"' },
    ])
    expect(view.all).toHaveLength(2)
  })

  it('tokens adds up every model call', () => {
    expect(talk([a], [b]).view(tokenUsage)).toEqual({
      modelCalls: 2,
      prompt: 20,
      reused: 8,
      evaluated: 12,
      completion: 6,
      summaries: 0,
      exact: true,
    })
  })

  it('text says which part the text is in', () => {
    expect(talk([a]).view(textByPart)).toMatchObject({ user: 2, assistant: 2, calls: 14, toolResults: 6 })
  })

  it('errors in a row starts again at a success', () => {
    const bad: Call = ['a', {}, null, false]
    expect(talk([bad, bad]).view(consecutiveErrors)).toBe(2)
    expect(talk([bad, a], [bad]).view(consecutiveErrors)).toBe(1)
  })
})

describe('repetition', () => {
  it('sees the same calls with the same results', () => {
    expect(talk([a], [a], [a]).view(repetition)).toMatchObject({
      sameCalls: 3,
      sameResults: 3,
      cycle: { length: 1, times: 3 },
    })
  })

  it('tells the same call with another result apart', () => {
    expect(talk([a], [['a', { x: 1, y: 2 }, 'news']]).view(repetition)).toMatchObject({
      sameCalls: 2,
      sameResults: 1,
    })
  })

  it('does not take the same call twice in one reply for a repetition', () => {
    expect(talk([a, a]).view(repetition)).toMatchObject({ sameCalls: 1, cycle: undefined })
  })

  it.each([2, 3, 4])('sees cycles of length %i', (length) => {
    const cycle: readonly (readonly Call[])[] = Array.from({ length }, (_, index) => [['a', { index }, 'x']])
    expect(talk(...cycle, ...cycle, ...cycle).view(repetition).cycle).toEqual({ length, times: 3 })
    expect(talk(...cycle).view(repetition).cycle).toBeUndefined()
  })

  it('starts again at the next prompt of the person', () => {
    const conversation = createConversation()
    expect(conversation.view(repetition)).toMatchObject({ sameCalls: 0, sameResults: 0 })
  })
})
