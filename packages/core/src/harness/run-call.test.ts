import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createAgent } from '../agent/create-agent.ts'
import type { AgentEvent } from '../contract/event.ts'
import type { ToolContext } from '../contract/tool.ts'
import { collectEvents } from '../testkit/collect-events.ts'
import { scriptedEngine } from '../testkit/scripted-engine.ts'
import { defineTool } from '../tools/define-tool.ts'

function run(
  execute: (input: object, context: ToolContext) => unknown,
  more: { timeoutMs?: number; maxTextLength?: number } = {},
) {
  const tool = defineTool({ name: 'work', description: 'Works.', input: z.object({}), execute, ...more })
  const agent = createAgent({
    engine: scriptedEngine([{ calls: [{ name: 'work', arguments: {} }] }, 'done']),
    tools: [tool],
  })
  return { agent, events: collectEvents(agent.run('Go')) }
}

const resultOf = (events: readonly AgentEvent[]) =>
  events.flatMap((event) => (event.type === 'tool-end' ? [event.result] : []))[0]

describe('a running tool', () => {
  it('is told of the abort, and its call has a result', async () => {
    let heard = false
    const { agent, events } = run(async (_, { signal }) => {
      agent.abort()
      await new Promise((resolve) => setTimeout(resolve, 1))
      heard = signal.aborted
    })
    const seen = await events
    expect(resultOf(seen)?.error?.code).toBe('aborted')
    expect(seen.at(-1)).toMatchObject({ reason: 'aborted' })
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(heard).toBe(true)
  })

  it('is given up after its time, with its signal aborted, and the turn goes on', async () => {
    let signal: AbortSignal | undefined
    const { events } = run(
      (_, context) => {
        signal = context.signal
        return new Promise(() => undefined)
      },
      { timeoutMs: 2 },
    )
    const seen = await events
    expect(resultOf(seen)).toMatchObject({
      ok: false,
      error: { code: 'timeout', message: 'work took longer than 2 ms.' },
    })
    expect(signal?.aborted).toBe(true)
    expect(seen.at(-1)).toMatchObject({ reason: 'done' })
  })

  it.each([Infinity, 2 ** 31])('may take as long as it likes with a timeout of %d ms', async (timeoutMs) => {
    const { events } = run(() => new Promise((resolve) => setTimeout(() => resolve('late'), 5)), {
      timeoutMs,
    })
    expect(resultOf(await events)).toMatchObject({ ok: true, data: 'late' })
  })

  it('shows its progress while it runs and not after', async () => {
    let late: (() => void) | undefined
    const { events } = run((_, { progress }) => {
      progress({ done: 1 })
      late = () => progress({ done: 2 })
      return null
    })
    const seen = await events
    late?.()
    expect(seen.filter(({ type }) => type === 'tool-progress')).toHaveLength(1)
  })

  it('has a long output cut for the model, and whole for everybody else', async () => {
    const { events } = run(() => 'x'.repeat(500), { maxTextLength: 100 })
    const result = resultOf(await events)
    expect(result?.data).toHaveLength(500)
    expect(result?.text).toContain('400 of 500 characters left out')
  })
})
