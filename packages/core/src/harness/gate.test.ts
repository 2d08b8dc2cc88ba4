import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createAgent } from '../agent/create-agent.ts'
import type { Plugin } from '../contract/plugin.ts'
import type { AskPort, Rule, Verdict } from '../contract/rule.ts'
import type { ToolResult } from '../contract/tool-result.ts'
import { attempts } from '../views/attempts.ts'
import type { ScriptedCall } from '../testkit/script.ts'
import { collectEvents } from '../testkit/collect-events.ts'
import { scriptedEngine } from '../testkit/scripted-engine.ts'
import { defineTool } from '../tools/define-tool.ts'

const ran: string[] = []

const write = defineTool({
  name: 'write',
  description: 'Writes a file.',
  input: z.object({ path: z.string() }),
  async execute({ path }) {
    await Promise.resolve()
    ran.push(path)
    return `wrote ${path}`
  },
})
const read = defineTool({
  name: 'read',
  description: 'Reads a file.',
  input: z.object({ path: z.string() }),
  async execute({ path }) {
    await new Promise((resolve) => setTimeout(resolve, 2))
    if (path === 'missing') throw new Error('no such file')
    return path
  },
})

const always = (name: string, verdict: Verdict): Rule => ({ name, beforeTool: () => verdict })
const to = (path: string): Verdict => ({ type: 'rewrite', arguments: { path }, reason: 'moved' })

async function results(
  rules: readonly Rule[],
  calls: readonly ScriptedCall[] = [{ name: 'write', arguments: { path: 'a' } }],
  ask?: AskPort,
): Promise<readonly ToolResult[]> {
  ran.length = 0
  const plugin: Plugin = { name: 'test', rules }
  const agent = createAgent({
    engine: scriptedEngine([{ calls }, 'done']),
    tools: [write, read],
    plugins: [plugin],
    ...(ask === undefined ? {} : { ask }),
  })
  const events = await collectEvents(agent.run('Go'))
  return events.flatMap((event) => (event.type === 'tool-end' ? [event.result] : []))
}

describe('the gate', () => {
  it('asks nobody and says nothing once the turn was stopped', async () => {
    for (const late of [
      { type: 'deny', reason: 'late.' },
      { type: 'ask', question: 'Still?' },
      to('elsewhere'),
    ] as const) {
      const asked: string[] = []
      const seen: string[] = []
      const { promise: settled, resolve } = Promise.withResolvers<void>()
      const rule: Rule = {
        name: 'slow',
        async beforeTool() {
          agent.abort()
          await new Promise((done) => setTimeout(done, 2))
          setTimeout(resolve, 2)
          return late
        },
      }
      const agent = createAgent({
        engine: scriptedEngine([{ calls: [{ name: 'write', arguments: { path: 'a' } }] }]),
        tools: [write],
        plugins: [{ name: 'test', rules: [rule] }],
        async ask({ question }) {
          asked.push(question)
          return { type: 'allow-always' }
        },
      })
      agent.on('*', ({ type }) => seen.push(type))
      await agent.run('Go').result
      await settled
      expect(seen.at(-1)).toBe('turn-end')
      expect(asked).toEqual([])
    }
  })

  it('lets the strictest verdict win, whatever the order', async () => {
    const deny = always('no', { type: 'deny', reason: 'not here.', instead: 'Use b.' })
    const allow = always('yes', { type: 'allow' })
    for (const rules of [
      [deny, allow],
      [allow, deny],
    ]) {
      const [result] = await results(rules)
      expect(result).toMatchObject({ ok: false, error: { code: 'denied' } })
      expect(result?.text).toBe('{"error":"this was not allowed: not here. Use b."}')
    }
    expect(ran).toEqual([])
  })

  it('denies when a rule throws', async () => {
    const [result] = await results([
      {
        name: 'broken',
        beforeTool() {
          throw new Error('oops')
        },
      },
    ])
    expect(result?.error?.message).toContain('the rule "broken" failed')
  })

  it('composes rewrites in order and validates what comes out', async () => {
    const more: Rule = {
      name: 'more',
      beforeTool: ({ call }) => to(`${JSON.stringify(call.arguments['path'])}/b`),
    }
    await results([always('move', to('x')), more])
    expect(ran).toEqual(['"x"/b'])
    const broken = always('break', { type: 'rewrite', arguments: { path: 3 }, reason: '' })
    expect((await results([broken]))[0]?.error?.code).toBe('invalid-arguments')
  })

  it('shows a rewritten call to every rule again, so that no rewrite gets around a denial', async () => {
    const guard: Rule = {
      name: 'guard',
      beforeTool: ({ call }) =>
        call.arguments['path'] === 'secret' ? { type: 'deny', reason: 'secret.' } : undefined,
    }
    const [result] = await results([guard, always('sneak', to('secret'))])
    expect(result?.error?.code).toBe('denied')
    expect(ran).toEqual([])
  })

  it('asks a person, and denies when nobody can be asked or asking fails', async () => {
    const asking = always('ask', { type: 'ask', question: 'May I?' })
    expect((await results([asking]))[0]?.text).toContain('nobody could be asked')
    const broken = async () => Promise.reject(new Error('offline'))
    expect((await results([asking], undefined, broken))[0]?.text).toContain('asking a person failed')
    expect((await results([asking], undefined, async () => ({ type: 'deny' })))[0]?.text).toContain('said no')
    expect((await results([asking], undefined, async () => ({ type: 'allow' })))[0]?.ok).toBe(true)
  })

  it('asks once for what a person allowed for the conversation', async () => {
    let asked = 0
    const ask: AskPort = async () => {
      asked++
      return { type: 'allow-always' }
    }
    const call = { name: 'write', arguments: { path: 'a' } }
    await results([always('ask', { type: 'ask', question: 'May I?' })], [call, call], ask)
    expect(asked).toBe(1)
    expect(ran).toEqual(['a', 'a'])
  })

  it('asks in every scope: an allowance in one is none in another', async () => {
    const asked: string[] = []
    const ask: AskPort = async ({ scope }) => {
      asked.push(scope)
      return scope === 'writing' ? { type: 'allow-always' } : { type: 'deny', reason: 'not there.' }
    }
    const rules = ['writing', 'a', 'a'].map((scope) =>
      always(scope, { type: 'ask', question: 'May I?', scope }),
    )
    const call = { name: 'write', arguments: { path: 'a' } }
    expect((await results(rules, [call, call], ask)).map(({ error }) => error?.code)).toEqual([
      'denied',
      'denied',
    ])
    expect(asked).toEqual(['writing', 'a', 'a'])
    expect(ran).toEqual([])
  })

  it('validates and judges the arguments a person edited', async () => {
    const asking = always('ask', { type: 'ask', question: 'May I?' })
    const edit =
      (path: string | number): AskPort =>
      async () => ({ type: 'edit', arguments: { path } })
    expect((await results([asking], undefined, edit('b')))[0]?.data).toBe('wrote b')
    expect((await results([asking], undefined, edit(1)))[0]?.error?.code).toBe('invalid-arguments')
    const guard: Rule = {
      name: 'guard',
      beforeTool: ({ call }) =>
        call.arguments['path'] === 'b' ? { type: 'deny', reason: 'not b.' } : undefined,
    }
    expect((await results([asking, guard], undefined, edit('b')))[0]?.error?.code).toBe('denied')
  })

  it('logs what a call ran with, where that was changed', async () => {
    const agent = createAgent({
      engine: scriptedEngine([{ calls: [{ name: 'write', arguments: { path: 'a' } }] }, 'done']),
      tools: [write],
      plugins: [
        {
          name: 'test',
          rules: [
            {
              name: 'move',
              beforeTool: ({ call }) => (call.arguments['path'] === 'a' ? to('b') : undefined),
            },
          ],
        },
      ],
    })
    await agent.run('Go').result
    const asked = agent.conversation.entries.find(({ type }) => type === 'assistant')
    const answer = agent.conversation.entries.find(({ type }) => type === 'tool-result')
    expect(asked).toMatchObject({ calls: [{ arguments: { path: 'a' } }] })
    expect(answer).toMatchObject({ arguments: { path: 'b' }, result: { data: 'wrote b' } })
  })

  it('shows a rule that needs them the results of earlier calls of the same reply', async () => {
    const readFirst: Rule = {
      name: 'read-first',
      needsEarlierResults: true,
      beforeTool({ call, conversation }) {
        if (call.name !== 'write') return undefined
        const wasRead = conversation
          .view(attempts)
          .all.some(({ name, ok, text }) => name === 'read' && ok && text === call.arguments['path'])
        return wasRead ? undefined : { type: 'deny', reason: 'read it first.' }
      },
    }
    const calls = (path: string) => [
      { name: 'read', arguments: { path } },
      { name: 'write', arguments: { path } },
    ]
    expect((await results([readFirst], calls('a'))).map(({ ok }) => ok)).toEqual([true, true])
    expect((await results([readFirst], calls('missing'))).map(({ ok }) => ok)).toEqual([false, false])
  })

  it('lets a rule replace a result, and survives one that throws', async () => {
    const shout: Rule = {
      name: 'shout',
      afterTool: (_, result) => ({ ...result, text: result.text.toUpperCase() }),
    }
    const broken: Rule = {
      name: 'broken',
      afterTool() {
        throw new Error('oops')
      },
    }
    expect((await results([shout, broken]))[0]?.text).toBe('WROTE A')
  })

  it('answers a call that could not be read with what was wrong', async () => {
    const [result] = await results([], [{ name: 'write', arguments: '{"path":' }])
    expect(result).toMatchObject({ ok: false, error: { code: 'unreadable' } })
  })

  it('answers an unknown name with the nearest tools', async () => {
    const [result] = await results([], [{ name: 'wirte', arguments: {} }])
    expect(result?.error?.message).toBe('there is no tool "wirte". Did you mean write?')
  })
})
