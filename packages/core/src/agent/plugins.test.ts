import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Message } from '../contract/message.ts'
import type { Plugin } from '../contract/plugin.ts'
import { collectEvents } from '../testkit/collect-events.ts'
import { scriptedEngine } from '../testkit/scripted-engine.ts'
import type { ScriptedEngine } from '../testkit/scripted-engine.ts'
import { defineTool } from '../tools/define-tool.ts'
import { createAgent } from './create-agent.ts'

const look = defineTool({ name: 'look', description: 'Looks.', input: z.object({}), execute: () => 'seen' })
const asks = { calls: [{ name: 'look', arguments: {} }] }

function messagesOf(engine: ScriptedEngine, request: number): readonly Message[] {
  const input = engine.requests[request]?.input
  if (input?.type !== 'messages') throw new Error(`Request ${request} has no messages.`)
  return input.messages
}

describe('plugins', () => {
  const run = (plugin: Omit<Plugin, 'name'>, script: Parameters<typeof scriptedEngine>[0] = ['a']) => {
    const engine = scriptedEngine(script)
    const agent = createAgent({ engine, tools: [look], plugins: [{ name: 'test', ...plugin }] })
    return { engine, agent, events: collectEvents(agent.run('Go')) }
  }

  it('change what is sent', async () => {
    const { engine, events } = run({
      hooks: { beforeModel: (draft) => ({ ...draft, tools: [], sampling: { temperature: 1 } }) },
    })
    await events
    expect(engine.requests[0]).toMatchObject({ input: { tools: [] }, sampling: { temperature: 1 } })
  })

  it('stop before the model is called, and fail closed', async () => {
    const stopped = run({ hooks: { beforeModel: () => ({ stop: 'lunch', detail: 12 }) } })
    expect((await stopped.events).at(-1)).toMatchObject({ reason: 'lunch', detail: 12 })
    const broken = run({
      hooks: {
        beforeModel() {
          throw new Error('oops')
        },
      },
    })
    expect((await broken.events).at(-1)).toMatchObject({ reason: 'error', error: { code: 'HOOK_FAILED' } })
    expect(broken.engine.requests).toHaveLength(0)
  })

  it('that look on and throw become warnings', async () => {
    const { events } = run({
      hooks: {
        onEvent(event) {
          if (event.type === 'text-delta') throw new Error('oops')
        },
        watchText: () => ({
          push() {
            throw new Error('oops')
          },
        }),
      },
    })
    const seen = await events
    const codes = seen.flatMap((event) => (event.type === 'warning' ? [event.code] : []))
    expect(codes.sort()).toEqual(['OBSERVER_FAILED', 'WATCHER_FAILED'])
    expect(seen.at(-1)).toMatchObject({ reason: 'done' })
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => index + 1))
  })

  it('that stop after history was cut leave the cut to be announced with the next prompt', async () => {
    let asked = 0
    const agent = createAgent({
      engine: scriptedEngine(['a', 'b']),
      plugins: [
        { name: 'test', hooks: { beforeModel: () => (++asked === 2 ? { stop: 'lunch' } : undefined) } },
      ],
      context: {
        name: 'cuts-once',
        async plan({ turn, step }) {
          const targets = ['e1', 'e2']
          const drop = { type: 'drop', targets, reason: 'old', turn, step } as const
          const decisions = turn === 2 ? [drop] : []
          return { decisions, used: 1, exact: true, warnings: [], explain: () => [] }
        },
      },
    })
    const prefixes: string[] = []
    agent.on('context', ({ prefix }) => prefixes.push(prefix))
    for (const input of ['one', 'two', 'three']) await agent.run(input).result
    expect(prefixes).toEqual(['kept', 'rewritten'])
  })

  it('cut a reply in mid-generation and keep what was said', async () => {
    let said = ''
    const { agent, engine, events } = run(
      {
        hooks: {
          watchText: () => ({ push: (delta) => ((said += delta).length > 8 ? 'babble' : undefined) }),
        },
      },
      ['la la la la la la la la'],
    )
    expect((await events).at(-1)).toMatchObject({ reason: 'babble', text: 'la la la la ' })
    expect(engine.running).toBe(0)
    expect(agent.conversation.entries).toContainEqual(expect.objectContaining({ finish: 'aborted' }))
  })

  it('cut reasoning too, where the server keeps it apart', async () => {
    let thought = ''
    const { events } = run(
      {
        hooks: {
          watchText: () => ({ push: (delta) => ((thought += delta).length > 8 ? 'babble' : undefined) }),
        },
      },
      [{ reasoning: 'hm hm hm hm hm hm hm', text: 'So.' }],
    )
    expect((await events).at(-1)).toMatchObject({ reason: 'babble', text: '' })
  })

  it('stop the turn with a reason and its data, or let the model answer once more', async () => {
    const stop = { name: 's', check: () => ({ type: 'stop', reason: 'enough', detail: [1] }) as const }
    expect((await run({ stopWhen: [stop] }, [asks]).events).at(-1)).toMatchObject({
      reason: 'enough',
      detail: [1],
    })
    const answer = { name: 's', check: () => ({ type: 'stop', reason: 'enough', answer: true }) as const }
    expect((await run({ stopWhen: [answer] }, [asks, 'So.']).events).at(-1)).toMatchObject({
      reason: 'enough',
      text: 'So.',
    })
  })

  it('send the model back with feedback a bounded number of times', async () => {
    const gate = {
      name: 'gate',
      check: ({ isFinal }: { isFinal: boolean }) =>
        isFinal ? ({ type: 'resume', feedback: 'Not yet.' } as const) : undefined,
    }
    const { engine, events } = run({ stopWhen: [gate] }, ['a', 'b', 'c', 'd', 'e'])
    const seen = await events
    expect(engine.requests).toHaveLength(4)
    expect(messagesOf(engine, 1).at(-1)).toEqual({ role: 'user', content: 'Not yet.' })
    expect(seen).toContainEqual(expect.objectContaining({ type: 'warning', code: 'RESUME_LIMIT' }))
  })

  it('end the turn with an error when a stop condition throws', async () => {
    const broken = {
      name: 'broken',
      check() {
        throw new Error('oops')
      },
    }
    expect((await run({ stopWhen: [broken] }).events).at(-1)).toMatchObject({
      error: { code: 'STOP_CONDITION_FAILED' },
    })
  })

  it('ask for a shorter context before the next model call', async () => {
    const wanted: boolean[] = []
    const agent = createAgent({
      engine: scriptedEngine([asks, 'a']),
      tools: [look],
      plugins: [{ name: 'p', stopWhen: [{ name: 'c', check: () => ({ type: 'compact', reason: 'full' }) }] }],
      context: {
        name: 'spy',
        async plan({ compactNow }) {
          wanted.push(compactNow)
          return { decisions: [], used: 0, exact: true, warnings: [], explain: () => [] }
        },
      },
    })
    await agent.run('Go').result
    expect(wanted).toEqual([false, true])
  })
})
