import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { JsonObject } from '../contract/json.ts'
import type { Plugin } from '../contract/plugin.ts'
import type { StopCondition } from '../contract/stop-condition.ts'
import { openCalls } from '../conversation/open-calls.ts'
import { collectEvents } from '../testkit/collect-events.ts'
import { scriptedEngine } from '../testkit/scripted-engine.ts'
import { defineTool } from '../tools/define-tool.ts'
import type { Delivery } from './agent.ts'
import { createAgent } from './create-agent.ts'

const look = defineTool({ name: 'look', description: 'Looks.', input: z.object({}), execute: () => 'seen' })
const asks = { calls: [{ name: 'look', arguments: {} }] }

/** Sends every final answer back. */
const neverContent: StopCondition = {
  name: 'gate',
  check: ({ isFinal }) => (isFinal ? { type: 'resume', feedback: 'Not yet.' } : undefined),
}

function nest(levels: number): JsonObject {
  let value: JsonObject = {}
  for (let level = 1; level < levels; level++) value = { inside: value }
  return value
}

const nestedText = (levels: number) => `${'{"inside":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a turn whose reply the engine stopped by itself', () => {
  it('ends as aborted with what was said', async () => {
    const engine = scriptedEngine(['abcdefghijklmnop'])
    const agent = createAgent({ engine })
    agent.on('text-delta', () => void engine.close())
    expect(await agent.run('Go').result).toMatchObject({ reason: 'aborted', text: 'abcd' })
  })

  it('does not go on with a follow-up', async () => {
    const engine = scriptedEngine([{ text: 'abc', finish: 'aborted' }, 'never'])
    const agent = createAgent({ engine })
    let delivery: Promise<Delivery> | undefined
    agent.on('turn-start', () => {
      delivery = agent.followUp('And then?')
    })
    expect(await agent.run('Go').result).toMatchObject({ reason: 'aborted', text: 'abc', steps: 1 })
    expect(await delivery).toEqual({ delivered: false, reason: 'turn-ended' })
  })
})

describe('the last answer of a turn', () => {
  it('is not sent back by a completion gate', async () => {
    const agent = createAgent({
      engine: scriptedEngine([asks, 'Here is the answer.']),
      tools: [look],
      maxSteps: 1,
      plugins: [{ name: 'test', stopWhen: [neverContent] }],
    })
    const result = await agent.run('Go').result
    expect(result).toMatchObject({ reason: 'step-limit', text: 'Here is the answer.', steps: 2 })
    const texts = agent.conversation.entries.flatMap((entry) => (entry.type === 'user' ? [entry.text] : []))
    expect(texts).toEqual(['Go'])
  })
})

describe('the tokens of a turn', () => {
  it('include those of a reply with nothing in it', async () => {
    const agent = createAgent({
      engine: scriptedEngine(['', 'Now.']),
      plugins: [{ name: 'test', stopWhen: [insistent()] }],
    })
    const events = await collectEvents(agent.run('Go'))
    const steps = events.flatMap((event) => (event.type === 'step-end' ? [event.usage.promptTokens] : []))
    const [first = 0, second = 0] = steps
    expect(first).toBeGreaterThan(0)
    expect(events.at(-1)).toMatchObject({ usage: { promptTokens: first + second } })
  })

  it('include what was written before a watcher cut the reply', async () => {
    const plugin: Plugin = {
      name: 'test',
      hooks: { watchText: () => ({ push: (text) => (text === 'ijkl' ? 'babble' : undefined) }) },
    }
    const agent = createAgent({ engine: scriptedEngine(['abcdefghijklmnop']), plugins: [plugin] })
    const { reason, usage } = await agent.run('Go').result
    expect([reason, usage.completionTokens, usage.exact]).toEqual(['babble', 3, false])
  })
})

describe('a turn in which something breaks', () => {
  it('answers a call whose arguments are nested too deep to be walked', async () => {
    const deep = (name: string) => ({ calls: [{ name, arguments: nestedText(6_000) }] })
    const script = [deep('look'), deep('lock'), 'ok']
    const agent = createAgent({
      engine: scriptedEngine(script, { model: { contextWindow: 200_000 } }),
      tools: [look],
    })
    expect(await agent.run('Go').result).toMatchObject({ reason: 'done', text: 'ok' })
    const codes = agent.conversation.entries.flatMap((entry) =>
      entry.type === 'tool-result' ? [entry.result.error?.code] : [],
    )
    expect(codes).toEqual(['unreadable', 'unreadable'])
  })

  it('reads arguments that are nested 200 levels deep', async () => {
    const engine = scriptedEngine([{ calls: [{ name: 'look', arguments: nestedText(200) }] }, 'ok'])
    const agent = createAgent({ engine, tools: [look] })
    await agent.run('Go').result
    expect(agent.conversation.entries).toContainEqual(
      expect.objectContaining({ result: expect.objectContaining({ ok: true }) }),
    )
  })

  it('ends as it would when a listener of its conversation throws each time', async () => {
    vi.stubGlobal('queueMicrotask', () => undefined)
    const agent = createAgent({ engine: scriptedEngine([asks, 'ok']), tools: [look] })
    agent.conversation.onAppend(() => {
      throw new Error('disk full')
    })
    const events = await collectEvents(agent.run('Go'))
    expect(events.at(-1)).toMatchObject({ type: 'turn-end', reason: 'done', text: 'ok' })
    const seen = events.flatMap((event) => (event.type === 'message' ? [event.entry] : []))
    expect(seen).toEqual(agent.conversation.entries)
  })

  it('ends with an error and no open call when a result cannot be logged', async () => {
    const plugin: Plugin = {
      name: 'test',
      rules: [
        {
          name: 'deepen',
          beforeTool: () => ({ type: 'rewrite', arguments: nest(20_000), reason: 'why not' }),
        },
      ],
    }
    const agent = createAgent({ engine: scriptedEngine([asks]), tools: [look], plugins: [plugin] })
    const events = await collectEvents(agent.run('Go'))
    expect(agent.conversation.view(openCalls)).toEqual([])
    expect(events.at(-2)).toMatchObject({ type: 'message', entry: { type: 'turn-end' } })
    expect(events.at(-1)).toMatchObject({ type: 'turn-end', reason: 'error' })
  })
})

/** Sends an empty answer back. */
function insistent(): StopCondition {
  return {
    name: 'insistent',
    check: ({ text }) => (text === '' ? { type: 'resume', feedback: 'Say something.' } : undefined),
  }
}
