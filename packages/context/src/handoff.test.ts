import { expect, test } from 'vitest'
import type { Complete } from '@orion-harness/core'
import { HarnessError, createConversation, openCalls, tokenUsage, transcript } from '@orion-harness/core'
import { plainTemplate, scriptedEngine } from '@orion-harness/core/testkit'
import { buildConversation } from '../bench/random-conversation.ts'
import { askEngine } from './ask-engine.ts'
import { handoff } from './handoff.ts'

const usage = { promptTokens: 100, reusedTokens: 0, completionTokens: 5, exact: true }

function work() {
  const steps = [
    { text: 10, results: [30], steer: false },
    { text: 10, results: [3_000], steer: false },
  ]
  const conversation = buildConversation({
    greeting: false,
    turns: Array.from({ length: 6 }, () => ({ prompt: 40, reminder: false, steps, answer: 40 })),
    pins: [],
  })
  const result = conversation.entries.find(
    (entry) => entry.type === 'tool-result' && entry.callId === 'a2.1-1',
  )
  conversation.pin(result?.id ?? '')
  return conversation
}

test('a fresh conversation begins with a brief for the goal and the pinned exchanges, and the source is untouched', async () => {
  const conversation = work()
  const before = conversation.toJsonLines()
  const requests: string[] = []
  const complete: Complete = async ({ messages }) => {
    requests.push(messages.map((message) => message.content).join('\n'))
    return { text: 'The lemon is found.', usage }
  }
  const countTokens = (text: string) => Math.ceil(text.length / 4)
  const window = 8_192
  const result = await handoff({ conversation, goal: 'Peel the lemon.', complete, countTokens, window })

  expect(requests).toHaveLength(1)
  expect(requests[0]).toContain('to do this: Peel the lemon.')
  expect(requests[0]).toContain('user: <u1>')
  expect(result).toMatchObject({ brief: 'The lemon is found.', usage, warnings: [] })
  const { items, summary } = result.conversation.view(transcript)
  expect(summary).toMatchObject({ text: 'Goal: Peel the lemon.\nThe lemon is found.', placement: 'start' })
  const label = (text: string) => /^<[^>]+>/.exec(text)?.[0]
  expect(items.map((item) => [label(item.text), item.pinned])).toEqual([
    ['<u2>', false],
    ['<a2.1>', false],
    ['<r2.1.1>', true],
    ['<a2.3>', false],
  ])
  expect(result.conversation.view(openCalls)).toEqual([])
  expect(result.conversation.view(tokenUsage)).toMatchObject({ prompt: 100, completion: 5, exact: true })
  expect(conversation.toJsonLines()).toBe(before)
})

test('without a brief there is no handoff', async () => {
  const conversation = work()
  const options = {
    conversation,
    goal: 'Peel it.',
    countTokens: (text: string) => text.length,
    window: 8_192,
  }
  const complete: Complete = async () => ({ text: '', usage })
  await expect(handoff({ ...options, complete })).rejects.toMatchObject({ code: 'CONTEXT_SUMMARY_FAILED' })
})

test('a handoff of nothing but a brief asks the model for the next goal', async () => {
  const asked: string[] = []
  const complete: Complete = async ({ messages }) => {
    asked.push(messages.map((message) => message.content).join('\n'))
    return { text: `Brief ${asked.length}.`, usage }
  }
  const options = { complete, countTokens: (text: string) => text.length, window: 8_192 }
  const conversation = createConversation()
  conversation.append({ type: 'user', text: 'The lemon is ripe.', source: 'prompt', turn: 1, step: 0 })
  const first = await handoff({ ...options, conversation, goal: 'Peel it.' })
  const second = await handoff({ ...options, conversation: first.conversation, goal: 'Eat it.' })
  expect(asked).toHaveLength(2)
  expect(asked[1]).toMatch(/to do this: Eat it\.[^]*Peel it\.\nBrief 1\./)
  expect(second).toMatchObject({ brief: 'Brief 2.', usage })

  const empty = handoff({ ...options, conversation: createConversation(), goal: 'Peel it.' })
  await expect(empty).rejects.toMatchObject({ code: 'CONTEXT_SUMMARY_FAILED' })
})

test('what is pinned while the brief is written comes along, and what is said meanwhile is a warning', async () => {
  const conversation = buildConversation({
    greeting: false,
    turns: Array.from({ length: 3 }, () => ({ prompt: 40, reminder: false, steps: [], answer: 40 })),
    pins: [],
  })
  const complete: Complete = async () => {
    conversation.pin('e1')
    conversation.append({ type: 'user', text: 'One more thing.', source: 'prompt', turn: 4, step: 0 })
    return { text: 'The lemon is found.', usage }
  }
  const countTokens = (text: string) => text.length
  const result = await handoff({ conversation, goal: 'Peel it.', complete, countTokens, window: 8_192 })
  const { items } = result.conversation.view(transcript)
  expect(items.map(({ text, pinned }) => [text.slice(0, 4), pinned])).toEqual([
    ['<u1>', true],
    ['<a1.', false],
  ])
  expect(result.warnings).toEqual(['1 messages came while the brief was written and are not in it.'])
})

test('a conversation longer than the window is read in several calls, and a limit on them is a warning', async () => {
  const conversation = work()
  let calls = 0
  const complete: Complete = async () => ({ text: `Brief ${++calls}.`, usage })
  const options = {
    conversation,
    goal: 'Peel it.',
    complete,
    countTokens: (text: string) => text.length,
    window: 1_000,
  }
  const whole = await handoff({ ...options, maxCalls: 100 })
  expect(calls).toBeGreaterThan(3)
  expect(whole.warnings).toEqual([])
  expect(whole.usage.promptTokens).toBe(100 * calls)
  const short = await handoff({ ...options, maxCalls: 1 })
  expect(short.warnings).toEqual([expect.stringMatching(/^\d+ messages are not in the brief/)])
})

test('an engine and its template are all that a handoff needs', async () => {
  const engine = scriptedEngine(['The lemon is found.'])
  const goal = 'Peel the lemon.'
  const result = await handoff({ conversation: work(), goal, ...askEngine(engine, plainTemplate) })
  expect(result.brief).toBe('The lemon is found.')
  expect(engine.requests[0]).toMatchObject({
    maxTokens: 512,
    stop: ['</assistant>'],
    sampling: { temperature: 0 },
  })

  const failing = askEngine(scriptedEngine([{ fault: { type: 'error', at: 0, message: 'no memory' } }]))
  const refusal = handoff({ conversation: work(), goal, ...failing })
  await expect(refusal).rejects.toMatchObject({
    code: 'CONTEXT_SUMMARY_FAILED',
    cause: expect.any(HarnessError),
  })

  const stop = new AbortController()
  stop.abort()
  const { signal } = stop
  const stopped = handoff({ conversation: work(), goal, signal, ...askEngine(scriptedEngine(['Too late.'])) })
  await expect(stopped).rejects.toMatchObject({ code: 'ENGINE_ABORTED' })
})
