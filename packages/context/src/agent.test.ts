import { expect, test } from 'vitest'
import { createAgent, defineTool } from '@orion-harness/core'
import type { AgentEvent, ContextStrategy, Engine, Plugin } from '@orion-harness/core'
import { plainTemplate, scriptedEngine } from '@orion-harness/core/testkit'
import type { ScriptedEngine, ScriptedReply } from '@orion-harness/core/testkit'
import { z } from 'zod'
import { slidingWindow } from './sliding-window.ts'
import { summarize } from './summarize.ts'

const look = defineTool({
  name: 'look',
  description: 'Looks.',
  input: z.object({ length: z.number() }),
  execute: ({ length }) => 'seen '.repeat(length),
})

function promptOf(engine: ScriptedEngine, index: number): string {
  const { input } = engine.requests[index] ?? {}
  if (input?.type !== 'prompt') throw new TypeError('a prompt was expected')
  return input.prompt.map((piece) => piece.text).join('')
}

const isContext = (event: AgentEvent) => event.type === 'context'

async function chat(
  context: ContextStrategy,
  turns: number,
  replies: readonly (string | ScriptedReply)[],
  engineOptions: Parameters<typeof scriptedEngine>[1] = {},
  plugins: readonly Plugin[] = [],
) {
  const script = Array.from({ length: 1_000 }, (_, index) => replies[index % replies.length] ?? '')
  const engine = scriptedEngine(script, { model: { contextWindow: 512 }, ...engineOptions })
  const agent = createAgent({
    engine,
    template: plainTemplate,
    tools: [look],
    maxTokens: 112,
    context,
    plugins,
  })
  const events: AgentEvent[] = []
  agent.on('*', (event) => events.push(event))
  for (let turn = 1; turn <= turns; turn++) await agent.run(`Question ${turn}: how is it, and why?`).result
  return { engine, agent, events, contexts: events.filter(isContext) }
}

test('an agent talks on for ever in a small window, and its prompt only changes where history was cut', async () => {
  const replies = [
    'It is fine.',
    { text: 'Let me look.', calls: [{ name: 'look', arguments: { length: 30 } }] },
  ]
  const { engine, contexts, events } = await chat(slidingWindow(), 80, replies)
  expect(events.filter((event) => event.type === 'error')).toEqual([])
  expect(contexts.length).toBeGreaterThan(100)
  let cuts = 0
  for (const [index, event] of contexts.entries()) {
    expect(event.used).toBeLessThanOrEqual(event.budget)
    expect(event.used).toBe(engine.countTokens([{ kind: 'control', text: promptOf(engine, index) }]))
    if (event.prefix === 'rewritten') cuts++
    expect(event.prefix).not.toBe('changed')
    expect(event.explain().length).toBe(event.kept + event.dropped)
  }
  expect(cuts).toBeGreaterThan(5)
  expect(cuts).toBeLessThan(contexts.length / 5)
})

test('one reply that asks for far too much is answered with what fits', async () => {
  const replies = [{ text: '', calls: [{ name: 'look', arguments: { length: 3_000 } }] }, 'So much.']
  const { engine, contexts, events } = await chat(slidingWindow(), 3, replies)
  expect(events.filter((event) => event.type === 'error')).toEqual([])
  expect(promptOf(engine, 1)).toMatch(/seen seen[^[]*\[… \d+ of 15000 characters cut; \d+ tokens in all …\]/)
  expect(contexts[1]).toMatchObject({ prefix: 'kept' })
  expect(promptOf(engine, 1).startsWith(promptOf(engine, 0))).toBe(true)
})

test('a summary is one more call through the same engine, an event and an entry', async () => {
  const asked: string[] = []
  const engineOptions = { model: { contextWindow: 512 } }
  const script = Array.from({ length: 400 }, () => (request: { input: { type: string } }) => {
    const input = request.input as ScriptedEngine['requests'][number]['input']
    const text = input.type === 'prompt' ? input.prompt.map((piece) => piece.text).join('') : ''
    if (!text.includes('Summarise the conversation below')) return 'It is fine.'
    asked.push(text)
    return `Facts: number ${asked.length}.`
  })
  const engine = scriptedEngine(script, engineOptions)
  const agent = createAgent({
    engine,
    template: plainTemplate,
    maxTokens: 112,
    context: summarize({ maxTokens: 40 }),
  })
  const events: AgentEvent[] = []
  agent.on('*', (event) => events.push(event))
  for (let turn = 1; turn <= 60; turn++) await agent.run(`Question ${turn}: how is it, and why?`).result

  expect(asked.length).toBeGreaterThan(2)
  expect(events.filter((event) => event.type === 'warning' || event.type === 'error')).toEqual([])
  const ends = events.filter((event) => event.type === 'summary-end')
  expect(ends.map((event) => event.ok)).toEqual(asked.map(() => true))
  const summaries = agent.conversation.entries.filter((entry) => entry.type === 'summary')
  expect(summaries.map((entry) => entry.text)).toEqual(
    asked.map((_, index) => `Summary of the earlier conversation:\nFacts: number ${index + 1}.`),
  )
  expect(promptOf(engine, engine.requests.length - 1)).toContain(`Facts: number ${asked.length}.`)
})

test.each([
  ['half again too high', 1.5],
  ['a third too low', 0.67],
])(
  'where an engine estimates %s, what it reports keeps the prompts inside the window and fills it',
  async (_, bias) => {
    const real = (text: string) => Math.ceil(text.length / 4)
    const script = Array.from({ length: 200 }, () => 'It is fine, as far as I can see from here.')
    const exact = scriptedEngine(script, { model: { contextWindow: 512 }, countText: real })
    const engine: Engine = {
      ...exact,
      supports: { ...exact.supports, exactCounts: false },
      countTokens: (prompt) => Math.ceil(real(prompt.map((piece) => piece.text).join('')) * bias),
    }
    const context = slidingWindow()
    const agent = createAgent({ engine, template: plainTemplate, maxTokens: 112, context })
    const sizes: number[] = []
    const errors: string[] = []
    agent.on('step-end', ({ usage }) => sizes.push(usage.promptTokens))
    agent.on('error', ({ error }) => errors.push(error.message))
    agent.on('context', (event) => expect(event.exact).toBe(false))
    for (let turn = 1; turn <= 80; turn++) await agent.run(`Question ${turn}: how is it, and why?`).result
    expect(errors).toEqual([])
    expect(sizes).toHaveLength(80)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(400)
    expect(Math.max(...sizes)).toBeGreaterThan(340)
  },
)

test('a stop condition that asks for it shortens the context at 80 %', async () => {
  const compactAt80: Plugin = {
    name: 'compact-at-80',
    stopWhen: [
      {
        name: 'compact-at-80',
        check: ({ gauge }) =>
          gauge !== undefined && gauge.used > 0.8 * gauge.budget
            ? { type: 'compact', reason: 'the window is four fifths full' }
            : undefined,
      },
    ],
  }
  const { contexts } = await chat(slidingWindow(), 60, ['It is fine.'], {}, [compactAt80])
  const fullest = Math.max(...contexts.map((event) => event.used / event.budget))
  expect(fullest).toBeGreaterThan(0.8)
  expect(fullest).toBeLessThan(0.9)
  expect(contexts.filter((event) => event.prefix === 'rewritten').length).toBeGreaterThan(3)
})
