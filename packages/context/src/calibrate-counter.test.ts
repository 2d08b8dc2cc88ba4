import { expect, test } from 'vitest'
import { createConversation } from '@orion-harness/core'
import type { Conversation, TokenCounter, Usage } from '@orion-harness/core'
import { labCounter } from '../bench/lab-counter.ts'
import { planInput } from '../bench/plan-input.ts'
import { calibrateCounter, estimateTokens } from './calibrate-counter.ts'
import { slidingWindow } from './sliding-window.ts'

const real = (text: string) => Math.ceil(text.length / 2)

/** The engine's own count of each prompt is what its replies report; the counter only estimates. */
async function chat(turns: number, usageOf: (promptTokens: number) => Usage): Promise<Conversation> {
  const conversation = createConversation({ now: () => 0 })
  const engine = labCounter({ conversation, countText: real })
  for (let turn = 1; turn <= turns; turn++) {
    const text = `Question ${turn}: how much is it, and why? ${'lemon '.repeat(turn % 7)}`
    conversation.append({ type: 'user', text, source: 'prompt', turn, step: 0 })
    conversation.append({
      type: 'assistant',
      text: `Answer ${turn}, as far as I know.`,
      calls: [],
      readings: [],
      finish: 'stop',
      usage: usageOf(await engine.prompt([])),
      turn,
      step: 1,
    })
  }
  return conversation
}

const reported = (promptTokens: number): Usage => ({
  promptTokens,
  reusedTokens: 0,
  completionTokens: 9,
  exact: true,
})

function estimator(conversation: Conversation) {
  return labCounter({ conversation, countText: estimateTokens, exact: false })
}

test('an estimate is corrected by what the engine reported, also in a restored conversation, and stays marked', async () => {
  const conversation = await chat(12, reported)
  const truth = await labCounter({ conversation, countText: real }).prompt([])
  const counter = calibrateCounter({ counter: estimator(conversation), conversation })
  const estimate = await counter.prompt([])
  expect(counter.exact).toBe(false)
  expect(Math.abs(estimate / truth - 1)).toBeLessThan(0.03)
  const plain = await estimator(conversation).prompt([])
  expect(Math.abs(plain / truth - 1)).toBeGreaterThan(0.2)

  const plan = await slidingWindow().plan(
    planInput(conversation, estimator(conversation), { budget: 100_000 }),
  )
  expect(plan.exact).toBe(false)
})

test.each([
  ['zeros', (): Usage => reported(0)],
  ['an estimate of its own', (tokens: number): Usage => ({ ...reported(tokens), exact: false })],
])('%s in a usage correct nothing', async (_, usageOf) => {
  const conversation = await chat(5, usageOf)
  const counter = calibrateCounter({ counter: estimator(conversation), conversation })
  expect(await counter.prompt([])).toBe(await estimator(conversation).prompt([]))
})

test('the last correction holds after a cut, and a new report renews it', async () => {
  const conversation = await chat(12, reported)
  const raw = estimator(conversation)
  const counter = calibrateCounter({ counter: raw, conversation })
  await counter.prompt([])
  conversation.append({ type: 'drop', targets: ['e1', 'e2', 'e3', 'e4'], reason: 'test', turn: 12, step: 1 })
  const truth = await labCounter({ conversation, countText: real }).prompt([])
  expect(Math.abs((await counter.prompt([])) / truth - 1)).toBeLessThan(0.03)
})

test('counts asked for at the same time are corrected alike', async () => {
  const conversation = await chat(3, reported)
  const raw = estimator(conversation)
  const slow: TokenCounter = {
    ...raw,
    prompt: async (decisions) => {
      await new Promise((resolve) => setTimeout(resolve, 0))
      return raw.prompt(decisions)
    },
  }
  const counter = calibrateCounter({ counter: slow, conversation })
  const text = 'lemon '.repeat(50)
  const [first, ...others] = await Promise.all([counter.text(text), counter.text(text), counter.text(text)])
  expect(first).toBeGreaterThan(estimateTokens(text))
  expect(others).toEqual([first, first])
})

test('what the system message has gained after a reply is no part of its prompt', async () => {
  const conversation = await chat(3, reported)
  const reminded = conversation.fork()
  const text = 'Mind the gap. '.repeat(60)
  reminded.append({ type: 'reminder', target: null, text, source: 'test', level: 'system', turn: 4, step: 1 })
  const correct = (log: Conversation) =>
    calibrateCounter({ counter: estimator(log), conversation: log }).text('x'.repeat(3_000))
  expect(Math.abs((await correct(reminded)) / (await correct(conversation)) - 1)).toBeLessThan(0.03)
})

test('the last answer of a turn that was ended corrects nothing, the reply before it does', async () => {
  const conversation = await chat(12, reported)
  const before = await estimator(conversation).prompt([])
  const truth = await labCounter({ conversation, countText: real }).prompt([])
  const usage = reported(Math.ceil(before / 4))
  const reply = { calls: [], readings: [], finish: 'stop', usage, turn: 12 } as const
  conversation.append({ ...reply, type: 'assistant', text: 'An answer without tools.', step: 2 })
  const counter = calibrateCounter({ counter: estimator(conversation), conversation })
  conversation.append({ type: 'turn-end', reason: 'step-limit', turn: 12, step: 2 })
  expect((await counter.prompt([])) / truth).toBeGreaterThan(0.97)
})

test('an exact counter is given back as it is', async () => {
  const conversation = await chat(1, reported)
  const counter = labCounter({ conversation, countText: real })
  expect(calibrateCounter({ counter, conversation })).toBe(counter)
})

test('an estimate goes by bytes, so that no script is taken for free', () => {
  expect(estimateTokens('')).toBe(0)
  expect(estimateTokens('lemon tree')).toBe(4)
  expect(estimateTokens('柠檬树'.repeat(1_000))).toBe(3_000)
})
