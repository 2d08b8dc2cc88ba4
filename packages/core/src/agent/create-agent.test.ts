import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { collectEvents, plainTemplate, scriptedEngine } from '../testkit/index.ts'
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
