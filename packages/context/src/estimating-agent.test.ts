import { expect, test } from 'vitest'
import { createAgent, defineTool } from '@orion-harness/core'
import type { Agent, AgentEvent } from '@orion-harness/core'
import { scriptedEngine } from '@orion-harness/core/testkit'
import type { Script } from '@orion-harness/core/testkit'
import { z } from 'zod'
import { askEngine } from './ask-engine.ts'
import { handoff } from './handoff.ts'
import { slidingWindow } from './sliding-window.ts'

/** An engine that estimates before a call and counts after it: 4,096 tokens, of which 3,072 are the budget. */
function inexact(script: Script) {
  return scriptedEngine(script, { supports: { exactCounts: false, inputs: ['messages'] } })
}

/** What each prompt was planned to take, what it took, and what a person was told. */
function watch(agent: Agent) {
  const used: number[] = []
  const taken: number[] = []
  const told: string[] = []
  agent.on('context', (event) => used.push(event.used))
  agent.on('step-end', (event) => taken.push(event.usage.promptTokens))
  agent.on('*', (event: AgentEvent) => {
    if (event.type === 'error') told.push(event.error.message)
    if (event.type === 'warning' && event.code !== 'STEP_LIMIT') told.push(event.message)
  })
  return { used, taken, told }
}

/** The newest prompt took no more than was planned, and none more than the budget. */
function expectPlanned({ used, taken, told }: ReturnType<typeof watch>, calls: number): void {
  expect(told).toEqual([])
  expect(taken).toHaveLength(calls)
  expect(used.at(-1)).toBeGreaterThanOrEqual(taken.at(-1) ?? 0)
  expect(Math.max(...taken)).toBeLessThanOrEqual(3_072)
}

test('what a model thought before its last answer is not taken for a part of the prompt it answered', async () => {
  const engine = inexact([{ reasoning: 'r'.repeat(8_000), text: 'ok', chunkSize: 400 }, 'two'])
  const agent = createAgent({ engine, context: slidingWindow(), maxTokens: 1_024 })
  const seen = watch(agent)
  await agent.run('hello').result
  await agent.run('x'.repeat(9_000)).result
  expectPlanned(seen, 2)
  expect(seen.taken[1]).toBeGreaterThan(2_200)
})

test('a last answer without tools does not make the tools of the next prompt look free', async () => {
  const tools = ['t1', 't2'].map((name) =>
    defineTool({ name, description: 'd'.repeat(4_000), input: z.object({}), execute: () => 'done' }),
  )
  const engine = inexact([{ calls: [{ name: 't1', arguments: {} }] }, 'Answer.', 'two'])
  const agent = createAgent({ engine, context: slidingWindow(), tools, maxSteps: 1, maxTokens: 1_024 })
  const seen = watch(agent)
  expect(await agent.run('hello').result).toMatchObject({ reason: 'step-limit', text: 'Answer.' })
  await agent.run('x'.repeat(2_400)).result
  expectPlanned(seen, 3)
  expect(seen.taken[2]).toBeGreaterThan(2_500)
})

test('a handoff does not measure its own prompts by those of the conversation it came from', async () => {
  const answer = { text: 'a'.repeat(2_400), chunkSize: 400 }
  const engine = inexact([answer, answer, answer, 'The brief.', 'Gladly.', 'And on.'])
  const source = createAgent({ engine, context: slidingWindow(), maxTokens: 1_024 })
  for (const text of ['one', 'two', 'three']) await source.run(text).result
  const newest = source.conversation.entries.findLast((entry) => entry.type === 'user')
  source.conversation.pin(newest?.id ?? '')

  const { conversation } = await handoff({
    conversation: source.conversation,
    goal: 'G',
    ...askEngine(engine),
  })
  const agent = createAgent({ engine, context: slidingWindow(), maxTokens: 1_024, conversation })
  const seen = watch(agent)
  await agent.run(`go on ${'x'.repeat(1_200)}`).result
  expect(seen.told).toEqual([])
  expect(seen.used[0]).toBeLessThan(1.1 * (seen.taken[0] ?? 0))
  expect(conversation.entries.filter((entry) => entry.type === 'drop')).toEqual([])
})
