import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { AgentEvent } from '../contract/event.ts'
import type { Message } from '../contract/message.ts'
import type { ToolCallParser } from '../contract/tool-call-parser.ts'
import { collectEvents } from '../testkit/collect-events.ts'
import { plainTemplate } from '../testkit/plain-template.ts'
import { scriptedEngine } from '../testkit/scripted-engine.ts'
import type { ScriptedEngine } from '../testkit/scripted-engine.ts'
import { defineTool } from '../tools/define-tool.ts'
import type { Delivery } from './agent.ts'
import { createAgent } from './create-agent.ts'

const look = defineTool({ name: 'look', description: 'Looks.', input: z.object({}), execute: () => 'seen' })
const asks = { calls: [{ name: 'look', arguments: {} }] }

function messagesOf(engine: ScriptedEngine, request: number): readonly Message[] {
  const input = engine.requests[request]?.input
  if (input?.type !== 'messages') throw new Error(`Request ${request} has no messages.`)
  return input.messages
}

describe('a turn', () => {
  it('ends at the ceiling with an answer that offered no tools', async () => {
    const engine = scriptedEngine([asks, asks, 'Here is what I know.'])
    const agent = createAgent({ engine, tools: [look], maxSteps: 2 })
    const events = await collectEvents(agent.run('Go'))
    expect(events).toContainEqual(expect.objectContaining({ type: 'warning', code: 'STEP_LIMIT' }))
    expect(events.at(-1)).toMatchObject({ reason: 'step-limit', text: 'Here is what I know.', steps: 3 })
    expect(engine.requests[2]?.input).toMatchObject({ tools: [] })
  })

  it('sends a refused call of the server back as it was written', async () => {
    const parser: ToolCallParser = {
      open: () => ({ push: (text) => [{ type: 'text', text }], finish: () => [] }),
      readArguments: () => ({ ok: false, problem: 'no such key', arguments: { eye: 'left' } }),
    }
    const engine = scriptedEngine([{ calls: [{ name: 'look', arguments: { eye: 'left' } }] }, 'Sorry.'])
    await createAgent({ engine, tools: [look], parser }).run('Go').result
    const asked = messagesOf(engine, 1).find(({ role }) => role === 'assistant')
    expect(asked).toMatchObject({ toolCalls: [{ name: 'look', arguments: { eye: 'left' } }] })
  })

  it('can end at the ceiling without another call', async () => {
    const engine = scriptedEngine([asks, asks])
    const agent = createAgent({ engine, tools: [look], maxSteps: 1, answerAtLimit: false })
    expect(await agent.run('Go').result).toMatchObject({ reason: 'step-limit', steps: 1 })
  })

  it('does not run a call of the last answer, and still answers it', async () => {
    const engine = scriptedEngine([asks, asks])
    const agent = createAgent({ engine, tools: [look], maxSteps: 1 })
    await agent.run('Go').result
    const results = agent.conversation.entries.flatMap((entry) =>
      entry.type === 'tool-result' ? [entry.result.error?.code] : [],
    )
    expect(results).toEqual([undefined, 'not-run'])
  })

  it('does not run the calls of a reply that was cut off', async () => {
    const agent = createAgent({
      engine: scriptedEngine([{ ...asks, finish: 'length' }, 'ok']),
      tools: [look],
    })
    const events = await collectEvents(agent.run('Go'))
    expect(events.some((event) => event.type === 'tool-start')).toBe(false)
    expect(events.at(-1)).toMatchObject({ reason: 'done', text: 'ok' })
  })

  it('shows a steering message before the next model call', async () => {
    const engine = scriptedEngine([asks, 'Fine.'])
    const agent = createAgent({ engine, tools: [look] })
    let delivery: Promise<Delivery> | undefined
    agent.on('tool-end', () => {
      delivery = agent.steer('Hurry.')
    })
    await agent.run('Go').result
    expect(messagesOf(engine, 1).at(-1)).toEqual({ role: 'user', content: 'Hurry.' })
    expect(await delivery).toMatchObject({ delivered: true })
  })

  it('goes on with a follow-up when it would end', async () => {
    const engine = scriptedEngine(['One.', 'Two.'])
    const agent = createAgent({ engine })
    agent.on('turn-start', () => void agent.followUp('And then?'))
    expect(await agent.run('Go').result).toMatchObject({ text: 'Two.', steps: 2 })
    expect(messagesOf(engine, 1).at(-1)).toEqual({ role: 'user', content: 'And then?' })
  })

  it('says what became of messages nobody could be handed', async () => {
    const agent = createAgent({ engine: scriptedEngine([{ fault: { type: 'error', at: 0 } }]) })
    expect(await agent.steer('Hello?')).toEqual({ delivered: false, reason: 'idle' })
    let delivery: Promise<Delivery> | undefined
    agent.on('turn-start', () => {
      delivery = agent.followUp('later')
    })
    await agent.run('Go').result
    expect(await delivery).toEqual({ delivered: false, reason: 'turn-ended' })
  })

  it('keeps what was said when it is stopped, and goes on from there', async () => {
    const engine = scriptedEngine(['abcdefghijkl', 'More.'])
    const agent = createAgent({ engine })
    const stop = agent.on('text-delta', () => agent.abort())
    expect(await agent.run('Go').result).toMatchObject({ reason: 'aborted', text: 'abcd' })
    stop()
    await agent.run('Go on.').result
    expect(messagesOf(engine, 1).map(({ content }) => content)).toEqual(['Go', 'abcd', 'Go on.'])
  })

  it('stops at the signal of its caller, also one that was aborted before', async () => {
    const agent = createAgent({ engine: scriptedEngine(['never']) })
    const result = await agent.run('Go', { signal: AbortSignal.abort() }).result
    expect(result).toMatchObject({ reason: 'aborted', text: '' })
  })

  it('stops when the reader leaves', async () => {
    const agent = createAgent({ engine: scriptedEngine([{ text: 'a long story', delayMs: 1 }]) })
    const run = agent.run('Go')
    for await (const event of run) if (event.type === 'text-delta') break
    expect((await run.result).reason).toBe('aborted')
  })

  it('gives up on an engine that does not hear the abort', async () => {
    const agent = createAgent({ engine: scriptedEngine([{ text: 'ab', fault: { type: 'deaf', at: 1 } }]) })
    agent.on('text-delta', () => agent.abort())
    expect(await agent.run('Go').result).toMatchObject({ reason: 'aborted', text: 'ab' })
  })

  it.each([
    ['throw', 'ENGINE_FAILED'],
    ['end', 'ENGINE_STREAM_BROKEN'],
    ['error', 'ENGINE_FAILED'],
  ] as const)('ends with an error when the engine does %s, and keeps what came', async (type, code) => {
    const agent = createAgent({ engine: scriptedEngine([{ text: 'abcdefgh', fault: { type, at: 1 } }]) })
    const result = await agent.run('Go').result
    expect(result).toMatchObject({ reason: 'error', text: 'abcd', error: { code } })
    expect(agent.conversation.entries).toContainEqual(
      expect.objectContaining({ type: 'assistant', text: 'abcd' }),
    )
  })

  it('refuses an empty message and a second turn at once', async () => {
    const agent = createAgent({ engine: scriptedEngine(['a']) })
    expect(() => agent.run('  \n')).toThrow(expect.objectContaining({ code: 'INPUT_EMPTY' }))
    const run = agent.run('Go')
    expect(() => agent.run('Go')).toThrow(expect.objectContaining({ code: 'TURN_RUNNING' }))
    expect(() => agent.set({ maxSteps: 1 })).toThrow(expect.objectContaining({ code: 'TURN_RUNNING' }))
    await run.result
  })

  it('ends with the numbers when the prompt does not fit the budget', async () => {
    const engine = scriptedEngine(['a'], { model: { contextWindow: 40 } })
    const agent = createAgent({ engine, maxTokens: 10 })
    const { error } = await agent.run('word '.repeat(60)).result
    expect(error).toMatchObject({ code: 'CONTEXT_OVERFLOW', data: { window: 40, reserve: 10, budget: 30 } })
    expect(engine.requests).toHaveLength(0)
  })

  it('warns about an empty reply and says when one was cut at its limit', async () => {
    const agent = createAgent({ engine: scriptedEngine(['', { text: 'abcdefgh', finish: 'length' }]) })
    const events = await collectEvents(agent.run('Go'))
    expect(events).toContainEqual(expect.objectContaining({ type: 'warning', code: 'EMPTY_REPLY' }))
    expect((await agent.run('Go').result).reason).toBe('length')
  })
})

describe('between turns', () => {
  it('engine, tools and instructions can be switched', async () => {
    const first = scriptedEngine(['One.'])
    const second = scriptedEngine(['Two.'])
    const agent = createAgent({ engine: first, instructions: 'Be brief.' })
    await agent.run('Go').result
    agent.set({ engine: second, tools: [look], instructions: 'Be kind.' })
    const events = await collectEvents(agent.run('Again'))
    expect(messagesOf(second, 0).map(({ content }) => content)).toEqual(['Be kind.', 'Go', 'One.', 'Again'])
    expect(second.requests[0]?.input).toMatchObject({ tools: [{ name: 'look' }] })
    expect(events[0]).toMatchObject({ type: 'turn-start', turn: 2 })
    expect(events[0]?.seq).toBeGreaterThan(1)
  })

  it('a fork goes its own way', async () => {
    const agent = createAgent({ engine: scriptedEngine(['One.', 'Two.', 'Three.']) })
    await agent.run('Go').result
    const fork = agent.fork('e1')
    await fork.run('Elsewhere').result
    expect(fork.conversation.entries).toHaveLength(4)
    expect(agent.conversation.entries).toHaveLength(3)
  })
})

describe('the prompt', () => {
  it('begins with the one before it, and an event says when it does not', async () => {
    const engine = scriptedEngine([asks, 'a', 'b'])
    const agent = createAgent({ engine, template: plainTemplate, tools: [look] })
    const prefixes = (events: readonly AgentEvent[]) =>
      events.flatMap((event) => (event.type === 'context' ? [event.prefix] : []))
    expect(prefixes(await collectEvents(agent.run('Go')))).toEqual(['kept', 'kept'])
    agent.set({ instructions: 'Changed.' })
    expect(prefixes(await collectEvents(agent.run('Go')))).toEqual(['changed'])
  })

  it('begins with the one before it on a server that lays messages out, tools and all', async () => {
    const agent = createAgent({ engine: scriptedEngine([asks, 'a', 'b']), tools: [look] })
    const prefixes: string[] = []
    agent.on('context', ({ prefix }) => prefixes.push(prefix))
    await agent.run('Go').result
    await agent.run('Go').result
    expect(prefixes).toEqual(['kept', 'kept', 'kept'])
  })

  it('is measured by part', async () => {
    const agent = createAgent({
      engine: scriptedEngine(['a']),
      template: plainTemplate,
      instructions: 'Be brief.',
    })
    const events = await collectEvents(agent.run('Hello there'))
    const context = events.find((event) => event.type === 'context')
    expect(context).toMatchObject({
      window: 4096,
      reserve: 1024,
      budget: 3072,
      kept: 1,
      dropped: 0,
      exact: true,
    })
    expect(context).toMatchObject({ parts: { system: 3, history: 3, tools: 0, reminders: 0 } })
  })

  it('needs a template when the engine takes prompts only', async () => {
    const agent = createAgent({ engine: scriptedEngine(['a'], { supports: { inputs: ['prompt'] } }) })
    expect((await agent.run('Go').result).error?.code).toBe('OPTION_INVALID')
  })

  it('cannot have a reserve as large as the window', () => {
    const engine = scriptedEngine([], { model: { contextWindow: 100 } })
    expect(() => createAgent({ engine, maxTokens: 100 })).toThrow('the window holds 100 tokens')
  })
})

describe('listeners', () => {
  it('are called in order, can leave, and cannot break the turn', async () => {
    const agent = createAgent({ engine: scriptedEngine(['a', 'b']) })
    const seen: string[] = []
    const leave = agent.on('step-end', () => seen.push('one'))
    agent.on('step-end', () => {
      seen.push('two')
      throw new Error('oops')
    })
    agent.on('*', (event) => {
      if (event.type === 'warning') seen.push(event.code)
    })
    await agent.run('Go').result
    leave()
    await agent.run('Go').result
    expect(seen).toEqual(['one', 'two', 'LISTENER_FAILED', 'two', 'LISTENER_FAILED'])
  })

  it('tells of a listener that throws after everybody has seen the event', async () => {
    const agent = createAgent({ engine: scriptedEngine(['a']) })
    const seen: number[] = []
    agent.on('*', ({ type }) => {
      if (type === 'text-delta') throw new Error('oops')
    })
    agent.on('*', ({ seq }) => seen.push(seq))
    await agent.run('Go').result
    expect(seen).toEqual(seen.map((_, index) => index + 1))
  })
})
