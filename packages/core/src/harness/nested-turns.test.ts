import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createAgent } from '../agent/create-agent.ts'
import { collectEvents } from '../testkit/collect-events.ts'
import { scriptedEngine } from '../testkit/scripted-engine.ts'
import { defineTool } from '../tools/define-tool.ts'

describe('an agent called as a tool', () => {
  it('ends its turn in order when the turn of its caller is stopped', async () => {
    const inner = createAgent({ engine: scriptedEngine([{ text: 'hm', fault: { type: 'hang', at: 1 } }]) })
    const helper = defineTool({
      name: 'helper',
      description: 'Helps.',
      input: z.object({}),
      async execute(_, context) {
        for await (const event of inner.run('Help.', { signal: context.signal })) context.nested(event)
      },
    })
    const engine = scriptedEngine([{ calls: [{ name: 'helper', arguments: {} }] }])
    const agent = createAgent({ engine, tools: [helper] })
    agent.on('text-delta', () => agent.abort())
    const events = await collectEvents(agent.run('Go'))
    const nested = events.filter(({ path }) => path[0] === 'helper').map(({ type }) => type)
    expect(nested.filter((type) => /^(turn|step)-/.test(type))).toEqual([
      'turn-start',
      'step-start',
      'step-end',
      'turn-end',
    ])
    expect(events.at(-1)).toMatchObject({ type: 'turn-end', path: [], reason: 'aborted' })
  })
})
