import { afterAll, beforeAll, expect, test } from 'vitest'
import { slidingWindow, summarize } from '@orion-harness/context'
import { transcript } from '@orion-harness/core'
import { openDemoEngine } from './demo-engine.ts'
import type { DemoEngine } from './demo-engine.ts'
import { facts, tellAndAsk } from './tell-facts.ts'
import type { FactAnswer, TellOptions } from './tell-facts.ts'

let demo: DemoEngine

beforeAll(async () => {
  demo = await openDemoEngine(512)
}, 60_000)

afterAll(() => demo.engine.close())

/** The model is sharp in its newest 150 tokens or so. */
const ceiling = 260
const between = 16

async function askAll(options: Omit<TellOptions, 'between'>) {
  const answers: FactAnswer[] = []
  for (const fact of facts) answers.push(await tellAndAsk(demo, fact, { ...options, between }))
  const known = facts.filter((fact, index) => answers[index]?.answer.includes(fact.value))
  return { answers, known: known.map((fact) => fact.value) }
}

function isSent({ conversation, toldId }: FactAnswer): boolean {
  return conversation.view(transcript).items.some((item) => item.entryId === toldId)
}

test('facts told early are lost when their turns are pruned', async () => {
  const { answers, known } = await askAll({ context: slidingWindow({ ceiling }) })
  expect(answers.map(isSent)).toEqual(facts.map(() => false))
  expect(known).toEqual([])
}, 120_000)

test('facts told early are kept by a pin', async () => {
  const { answers, known } = await askAll({ context: slidingWindow({ ceiling }), pin: true })
  expect(answers.map(isSent)).toEqual(facts.map(() => true))
  for (const { conversation } of answers) {
    expect(conversation.entries.some((entry) => entry.type === 'drop')).toBe(true)
  }
  expect(known.length).toBeGreaterThanOrEqual(7)
}, 120_000)

test('facts told early are kept by a summary the model wrote itself', async () => {
  const { answers, known } = await askAll({ context: summarize({ ceiling, maxTokens: 64 }) })
  expect(answers.map(isSent)).toEqual(facts.map(() => false))
  const kept = facts.filter((fact, index) => {
    const summary = answers[index]?.conversation.view(transcript).summary?.text ?? ''
    return summary.startsWith('Summary of the earlier conversation:\nFacts: ') && summary.includes(fact.value)
  })
  expect(kept.length).toBeGreaterThanOrEqual(7)
  expect(known.length).toBeGreaterThanOrEqual(6)
}, 120_000)
