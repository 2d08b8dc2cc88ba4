import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { HarnessError, createConversation, isHarnessError, transcript } from '@orion-harness/core'
import type { Complete, CompleteInput, Conversation, Message } from '@orion-harness/core'
import { labCounter } from '../bench/lab-counter.ts'
import { planInput } from '../bench/plan-input.ts'
import { buildConversation, conversationPlan, markedText, tokenizers } from '../bench/random-conversation.ts'
import { replay } from '../bench/replay.ts'
import { slidingWindow } from './sliding-window.ts'
import { summarize } from './summarize.ts'
import { conversationText } from './summary-prompt.ts'

const characters = (text: string) => text.length
const usage = { promptTokens: 10, reusedTokens: 0, completionTokens: 5, exact: true }

function chat(turns: number): Conversation {
  return buildConversation({
    greeting: false,
    turns: Array.from({ length: turns }, () => ({ prompt: 40, reminder: false, steps: [], answer: 40 })),
    pins: [],
  })
}

function model(answer: (input: CompleteInput, call: number) => string): {
  complete: Complete
  asked: CompleteInput[]
} {
  const asked: CompleteInput[] = []
  const complete: Complete = async (input) => {
    asked.push(input)
    return { text: answer(input, asked.length), usage }
  }
  return { complete, asked }
}

function textOf(messages: readonly Message[]): string {
  return messages.map((message) => message.content).join('\n')
}

test('what goes is folded into one summary by one call, and the originals stay in the log', async () => {
  const conversation = chat(12)
  const counter = labCounter({ conversation, countText: characters })
  const { complete, asked } = model(() => 'Facts: the lemon said 17.')
  const plan = await summarize({ maxTokens: 100 }).plan(
    planInput(conversation, counter, { budget: 1_400, reserve: 1_000, complete }),
  )

  expect(asked).toHaveLength(1)
  const [decision] = plan.decisions
  expect(decision).toMatchObject({
    type: 'summary',
    text: 'Summary of the earlier conversation:\nFacts: the lemon said 17.',
    placement: 'start',
    usage: { ...usage },
  })
  const replaced = decision?.type === 'summary' ? decision.replaces : []
  expect(replaced.slice(0, 3)).toEqual(['e1', 'e2', 'e4'])
  for (const id of replaced) expect(textOf(asked[0]?.messages ?? [])).toContain(markOf(conversation, id))
  for (const draft of plan.decisions) conversation.append(draft)
  expect(await counter.prompt([])).toBe(plan.used)
  expect(plan.used).toBeLessThanOrEqual(1_400)
  expect(conversation.entry('e1')).toMatchObject({ type: 'user' })
  expect(plan.explain()[0]).toMatchObject({ entryId: 'e1', verdict: 'summarised' })
})

test('the earlier summary is read once, and the next takes its place', async () => {
  const { complete, asked } = model((_, call) => `Facts, edition ${call}.`)
  const strategy = summarize({ maxTokens: 60 })
  let counter: ReturnType<typeof labCounter> | undefined
  const conversation = await replay(chat(60).entries, async (live) => {
    counter ??= labCounter({ conversation: live, countText: characters })
    const plan = await strategy.plan(planInput(live, counter, { budget: 1_500, reserve: 900, complete }))
    for (const draft of plan.decisions) live.append(draft)
  })
  expect(asked.length).toBeGreaterThan(3)
  for (const [index, { messages }] of asked.entries()) {
    const editions = textOf(messages).match(/Facts, edition \d+\./g) ?? []
    expect(editions).toEqual(index === 0 ? [] : [`Facts, edition ${index}.`])
  }
  expect(conversation.view(transcript).summary?.text).toContain(`edition ${asked.length}`)
})

test('no message is lost however often history is folded', async () => {
  const scene = fc.record({
    shape: conversationPlan(25),
    tokenizer: fc.constantFrom(...Object.keys(tokenizers)),
    budget: fc.integer({ min: 900, max: 3_000 }),
  })
  await fc.assert(
    fc.asyncProperty(scene, async ({ shape, tokenizer, budget }) => {
      const countText = tokenizers[tokenizer] ?? characters
      const reserve = budget
      const { complete, asked } = model((_, call) => `Edition ${call}.`)
      const strategy = summarize({ maxTokens: 80, maxCalls: 1_000 })
      const warnings: string[] = []
      let counter: ReturnType<typeof labCounter> | undefined
      let isOver = false
      const conversation = await replay(buildConversation(shape).entries, async (live) => {
        counter ??= labCounter({ conversation: live, countText })
        if (isOver) return
        try {
          const plan = await strategy.plan(planInput(live, counter, { budget, reserve, complete }))
          warnings.push(...plan.warnings)
          for (const draft of plan.decisions) live.append(draft)
        } catch (error) {
          if (!isHarnessError(error, 'CONTEXT_OVERFLOW')) throw error
          isOver = true
        }
      })
      const requests = asked.map(({ messages }) => textOf(messages))
      for (const request of requests) expect(countText(request) + 80).toBeLessThanOrEqual(budget + reserve)
      const isSent = new Set(conversation.view(transcript).items.map((item) => item.entryId))
      const folded = new Set<string>()
      const dropped = new Set<string>()
      for (const entry of conversation.entries) {
        if (entry.type === 'summary') for (const id of entry.replaces) folded.add(id)
        if (entry.type === 'drop') for (const id of entry.targets) dropped.add(id)
      }
      expect(dropped.size === 0 || warnings.length > 0).toBe(true)
      for (const { id, type } of conversation.entries) {
        if (!['user', 'assistant', 'tool-result'].includes(type)) continue
        const inRequest = () => requests.some((request) => request.includes(markOf(conversation, id)))
        expect(isSent.has(id) || (folded.has(id) && inRequest()) || dropped.has(id)).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})

test('what does not fit one request is folded in several, each with the summary so far', async () => {
  const conversation = chat(200)
  const counter = labCounter({ conversation, countText: characters })
  const { complete, asked } = model((_, call) => `Edition ${call}.`)
  const input = planInput(conversation, counter, { budget: 1_500, reserve: 1_000, complete })
  const plan = await summarize({ maxTokens: 100, maxCalls: 100 }).plan(input)
  expect(asked.length).toBeGreaterThan(5)
  expect(plan.decisions.map((decision) => decision.type)).toEqual(['summary'])
  expect(textOf(asked.at(-1)?.messages ?? [])).toContain(`Edition ${asked.length - 1}.`)

  const few = await summarize({ maxTokens: 100, maxCalls: 2 }).plan(input)
  expect(few.decisions.map((decision) => decision.type)).toEqual(['summary', 'drop'])
  expect(few.warnings).toEqual([expect.stringMatching(/^\d+ messages were dropped unsummarised/)])
})

test.each([
  ['the model fails', () => Promise.reject(new HarnessError('ENGINE_CRASHED', 'It died.')), 'It died.'],
  ['the model rejects with anything', () => Promise.reject(new Error('boom')), 'boom'],
  ['the model says nothing', () => Promise.resolve({ text: ' \n', usage }), 'wrote no summary'],
  ['nothing would be saved', () => Promise.resolve({ text: 'x'.repeat(5_000), usage }), 'save'],
] as const)('when %s, the plan says so and prunes as a sliding window would', async (_, complete, reason) => {
  const conversation = chat(12)
  const counter = labCounter({ conversation, countText: characters })
  const input = planInput(conversation, counter, { budget: 1_400, reserve: 1_000, complete })
  const plan = await summarize({ maxTokens: 100 }).plan(input)
  const pruned = await slidingWindow().plan(input)
  expect(plan.decisions).toEqual(pruned.decisions)
  expect(plan.decisions.length).toBeGreaterThan(0)
  expect(plan.warnings).toEqual([expect.stringContaining(reason)])
  expect(plan.warnings[0]).toContain('were dropped instead')
})

test('a window too small for a summary is pruned without asking the model', async () => {
  const conversation = chat(12)
  const counter = labCounter({ conversation, countText: characters })
  const { complete, asked } = model(() => 'Facts.')
  const input = planInput(conversation, counter, { budget: 400, reserve: 20, complete })
  const plan = await summarize({ maxTokens: 350 }).plan(input)
  expect(asked).toEqual([])
  expect(plan.warnings).toEqual([expect.stringContaining('A window of 420 tokens leaves')])
  expect(plan.decisions.map((decision) => decision.type)).toEqual(['drop'])
})

test('an aborted summary ends the plan', async () => {
  const conversation = chat(12)
  const counter = labCounter({ conversation, countText: characters })
  const stop = new AbortController()
  const complete: Complete = async ({ signal }) => {
    stop.abort()
    expect(signal.aborted).toBe(true)
    throw new HarnessError('ENGINE_ABORTED', 'stopped')
  }
  const input = planInput(conversation, counter, {
    budget: 1_400,
    reserve: 1_000,
    complete,
    signal: stop.signal,
  })
  await expect(summarize({ maxTokens: 100 }).plan(input)).rejects.toMatchObject({ code: 'ENGINE_ABORTED' })
})

test('a summary cut off at its limit ends at its last whole sentence, with a warning', async () => {
  const conversation = chat(12)
  const counter = labCounter({ conversation, countText: characters })
  const complete: Complete = async ({ maxTokens }) => ({
    text: 'One fact. Another fact. And then the',
    usage: { ...usage, completionTokens: maxTokens },
  })
  const input = planInput(conversation, counter, { budget: 1_400, reserve: 1_000, complete })
  const plan = await summarize({ maxTokens: 100 }).plan(input)
  expect(plan.decisions[0]).toMatchObject({
    text: 'Summary of the earlier conversation:\nOne fact. Another fact.',
  })
  expect(plan.warnings).toEqual([expect.stringContaining('100 tokens')])
})

test('pins stay out of the summary, and the prompt, the heading and the placement can be chosen', async () => {
  const conversation = chat(12)
  conversation.pin('e4')
  const counter = labCounter({ conversation, countText: characters })
  const { complete, asked } = model(() => 'Short.')
  const strategy = summarize({
    maxTokens: 100,
    heading: 'So far:',
    placement: 'recent',
    prompt: (request) => [{ role: 'user', content: `In one word:\n${conversationText(request)}` }],
  })
  const plan = await strategy.plan(
    planInput(conversation, counter, { budget: 1_400, reserve: 1_000, complete }),
  )
  for (const draft of plan.decisions) conversation.append(draft)
  expect(textOf(asked[0]?.messages ?? [])).toMatch(/^In one word:\nuser: <u1>/)
  expect(textOf(asked[0]?.messages ?? [])).not.toContain('<u2>')
  const sent = counter.messages().map((message) => message.content)
  expect(sent.slice(0, 2)).toEqual(['You are a test.', markedText('u2', 40)])
  expect(sent.findLast((content) => content.includes('<u12>'))).toMatch(/^So far:\nShort\.\n\n<u12>/)
})

test('a summary that no longer fits is not made over and over', async () => {
  const { complete, asked } = model(() => 'Facts.')
  const strategy = summarize({ maxTokens: 60 })
  const conversation = createConversation({ now: () => 0 })
  const counter = labCounter({ conversation, countText: characters })
  let steps = 0
  for (const entry of chat(100).entries) {
    if (entry.type === 'assistant') {
      steps++
      const plan = await strategy.plan(
        planInput(conversation, counter, { budget: 1_500, reserve: 900, complete }),
      )
      for (const draft of plan.decisions) conversation.append(draft)
    }
    const { id: _id, at: _at, ...draft } = entry
    conversation.append(draft)
  }
  expect(steps).toBe(100)
  expect(asked.length).toBeLessThan(25)
})

function markOf(conversation: Conversation, id: string): string {
  const entry = conversation.entry(id)
  const text =
    entry?.type === 'tool-result'
      ? entry.result.text
      : entry !== undefined && 'text' in entry
        ? entry.text
        : ''
  return /^<[^>]+>/.exec(text)?.[0] ?? id
}
