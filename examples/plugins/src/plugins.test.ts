import type { Span, Tracer } from '@opentelemetry/api'
import { INVALID_SPAN_CONTEXT, trace } from '@opentelemetry/api'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createAgent, defineTool } from '@orion-harness/core'
import type { Plugin } from '@orion-harness/core'
import { scriptedEngine } from '@orion-harness/core/testkit'
import { asCsv } from './as-csv.ts'
import { logger } from './logger.ts'
import { stayInFolder } from './stay-in-folder.ts'
import { stopAtBudget } from './stop-at-budget.ts'
import { timeOfDay } from './time-of-day.ts'
import { tracing } from './tracer.ts'

const read = defineTool({
  name: 'read',
  description: 'Reads a file.',
  input: z.object({ path: z.string() }),
  execute: ({ path }) => [{ path, note: 'a, "b"' }, { path: 'other' }],
  render: asCsv,
})

function agentWith(plugins: readonly Plugin[], path = 'notes.txt') {
  const engine = scriptedEngine([{ calls: [{ name: 'read', arguments: { path } }] }, 'Done.', 'Again.'])
  const agent = createAgent({ engine, tools: [read], plugins })
  const contentOf = (request: number) => {
    const input = engine.requests[request]?.input
    return input?.type === 'messages' ? (input.messages.at(-1)?.content ?? '') : ''
  }
  return { agent, contentOf }
}

describe('an example plugin', () => {
  it('stops at a budget, and the reason is data', async () => {
    const { agent } = agentWith([stopAtBudget(1)])
    const result = await agent.run('Go').result
    expect(result).toMatchObject({ reason: 'budget', detail: { tokens: 1 }, text: 'Done.' })
  })

  it('writes results as comma-separated values', async () => {
    const { agent, contentOf } = agentWith([])
    await agent.run('Go').result
    expect(contentOf(1)).toBe('path,note\nnotes.txt,"a, ""b"""\nother,')
  })

  it('tells the hour with each message of the person', async () => {
    const { agent, contentOf } = agentWith([timeOfDay(() => new Date('2026-01-02T03:04:05Z'))])
    await agent.run('Go').result
    expect(contentOf(0)).toBe('Go\n\n[It is 03:04.]')
    expect(contentOf(1)).not.toContain('It is')
  })

  it('keeps paths in a folder', async () => {
    const { agent, contentOf } = agentWith([stayInFolder('/data')])
    await agent.run('Go').result
    expect(contentOf(1)).toContain('/data/notes.txt')
    const outside = agentWith([stayInFolder('/data')], '../etc/passwd')
    await outside.agent.run('Go').result
    expect(outside.contentOf(1)).toBe(
      '{"error":"this was not allowed: ../etc/passwd leads out of /data. Name a file below it."}',
    )
  })

  it('logs what happens', async () => {
    const lines: string[] = []
    const { agent } = agentWith([logger((line) => lines.push(line))])
    await agent.run('Go').result
    expect(lines).toContain('1.1 tool-end read ok')
    expect(lines.at(-1)).toBe('1.2 turn-end done')
  })

  it('traces turns, in them steps, in those tools, each span closed', async () => {
    const ended: string[] = []
    const names = new Map<Span, string>()
    const silent = trace.getTracer('silent')
    const tracer: Tracer = {
      startSpan(name, _, around) {
        const parent = around === undefined ? undefined : trace.getSpan(around)
        const span = trace.wrapSpanContext(INVALID_SPAN_CONTEXT)
        names.set(span, name)
        const within = parent === undefined ? '' : `${names.get(parent)} > `
        return Object.assign(span, { end: () => void ended.push(within + name) })
      },
      startActiveSpan: silent.startActiveSpan.bind(silent),
    }
    const { agent } = agentWith([tracing(tracer)])
    await agent.run('Go').result
    expect(ended).toEqual([
      'orion.step > orion.tool read',
      'orion.turn > orion.step',
      'orion.turn > orion.step',
      'orion.turn',
    ])
  })
})
