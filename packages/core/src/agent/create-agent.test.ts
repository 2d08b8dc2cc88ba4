import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { collectEvents, plainTemplate, scriptedEngine } from '../testkit/index.ts'
import { createConversation } from '../conversation/create-conversation.ts'
import { createHarness } from '../harness/create-harness.ts'
import { defineTool } from '../tools/define-tool.ts'
import { createAgent } from './create-agent.ts'

const add = defineTool({
  name: 'add',
  description: 'Adds two numbers.',
  input: z.object({ a: z.number(), b: z.number() }),
  execute: ({ a, b }) => a + b,
})

describe('an agent', () => {
  it('answers and tells every stage of the way', async () => {
    const agent = createAgent({ engine: scriptedEngine(['Hello there']), template: plainTemplate })
    const events = await collectEvents(agent.run('Hi'))
    expect(events.map((event) => event.type)).toEqual([
      'turn-start',
      'message',
      'template',
      'step-start',
      'context',
      'text-delta',
      'text-delta',
      'text-delta',
      'message',
      'step-end',
      'message',
      'turn-end',
    ])
    expect(events.at(-1)).toMatchObject({ type: 'turn-end', reason: 'done', text: 'Hello there', steps: 1 })
  })

  it('runs the tools a reply asks for and hands the results back', async () => {
    const engine = scriptedEngine([
      {
        calls: [
          { name: 'add', arguments: { a: 2, b: 3 } },
          { name: 'add', arguments: { a: '2' } },
        ],
      },
      'Five.',
    ])
    const agent = createAgent({ engine, tools: [add] })
    const result = await agent.run('2 + 3?').result
    expect(result).toMatchObject({ reason: 'done', text: 'Five.', steps: 2 })
    const { input } = engine.requests[1] ?? {}
    expect(input?.type === 'messages' ? input.messages.slice(2) : []).toMatchObject([
      { role: 'tool', name: 'add', content: '5', ok: true },
      { role: 'tool', name: 'add', ok: false, content: expect.stringContaining('- a: ') },
    ])
  })
})

describe('settings that cannot work', () => {
  it('are refused and leave the settings as they were', async () => {
    const agent = createAgent({ engine: scriptedEngine(['One.', 'Two.']) })
    for (const changes of [{ maxTokens: 100_000 }, { tools: [add, add] }, { maxParallelTools: 0 }])
      expect(() => agent.set(changes)).toThrow(expect.objectContaining({ code: expect.any(String) }))
    agent.set({ instructions: 'Be brief.' })
    expect(await agent.run('Go').result).toMatchObject({ text: 'One.' })
    expect(await agent.fork().run('Go').result).toMatchObject({ text: 'Two.' })
  })

  it.each([0, -1, 1.5, Number.NaN])('are %d calls at the same time', (maxParallelTools) => {
    const refused = expect.objectContaining({
      code: 'OPTION_INVALID',
      message: `maxParallelTools is ${maxParallelTools}.`,
    })
    expect(() => createAgent({ engine: scriptedEngine([]), maxParallelTools })).toThrow(refused)
    expect(() => createHarness({ maxParallelTools })).toThrow(refused)
  })
})

describe('the cache key', () => {
  const keyOf = async (options: Partial<Parameters<typeof createAgent>[0]>) => {
    const engine = scriptedEngine(['ok'])
    await createAgent({ engine, ...options }).run('Go').result
    return engine.requests[0]?.cacheKey
  }

  it('is another for each agent that makes its own conversation', async () => {
    const [first, second] = [await keyOf({}), await keyOf({})]
    expect(first).toMatch(/./)
    expect(second).not.toBe(first)
  })

  it('is the id of the conversation that was given', async () => {
    expect(await keyOf({ conversation: createConversation({ id: 'talk' }) })).toBe('talk')
  })

  it('is the same each time where the clock is fixed, so that logs are repeatable', async () => {
    const now = () => 0
    const logOf = async () => {
      const agent = createAgent({ engine: scriptedEngine(['ok']), now })
      await agent.run('Go').result
      return agent.conversation.toJsonLines()
    }
    expect(await logOf()).toBe(await logOf())
    expect(await keyOf({ now })).toBe('conversation')
  })
})

describe('between turns', () => {
  it('a wish to shorten the context is logged without an event', async () => {
    const agent = createAgent({ engine: scriptedEngine(['ok']) })
    await agent.run('Go').result
    const seen: string[] = []
    agent.on('*', ({ type }) => seen.push(type))
    agent.compact()
    expect(agent.conversation.entries.at(-1)).toMatchObject({ type: 'note', name: 'compaction-wanted' })
    expect(seen).toEqual([])
  })

  it('a call that a crash left open is answered after the next turn has begun', async () => {
    const agent = createAgent({
      engine: scriptedEngine([{ calls: [{ name: 'add', arguments: { a: 2, b: 3 } }] }, 'Five.', 'Yes.']),
      tools: [add],
    })
    await agent.run('2 + 3?').result
    const events = await collectEvents(agent.fork('e2').run('And?'))
    expect(events.slice(0, 3)).toMatchObject([
      { type: 'turn-start', turn: 2 },
      { type: 'message', entry: { type: 'tool-result', turn: 1 } },
      { type: 'message', entry: { type: 'user', turn: 2 } },
    ])
  })
})
