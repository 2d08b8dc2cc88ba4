import { expect, it } from 'vitest'
import { z } from 'zod'
import type { ToolCallParser } from '../contract/tool-call-parser.ts'
import { plainTemplate } from '../testkit/plain-template.ts'
import { scriptedEngine } from '../testkit/scripted-engine.ts'
import { defineTool } from '../tools/define-tool.ts'
import { createAgent } from './create-agent.ts'

const look = defineTool({ name: 'look', description: 'Looks.', input: z.object({}), execute: () => 'seen' })

it('grammars for calls go with every request, and are written once for the same tools', async () => {
  const asked: string[] = []
  const parser: ToolCallParser = {
    open: () => ({ push: (text) => [{ type: 'text', text }], finish: () => [] }),
    constrain({ tools, callFormat }) {
      asked.push(`${callFormat} ${tools.map(({ name }) => name).join()}`)
      return [{ open: '<', grammar: 'root ::= ">"', close: '>' }]
    },
  }
  const engine = scriptedEngine(['one', 'two', 'three'], { supports: { constraints: ['calls'] } })
  const template = { ...plainTemplate, callFormat: 'plain' }
  const agent = createAgent({ engine, template, parser, tools: [look] })
  await agent.run('Go').result
  await agent.run('Go').result
  agent.set({ tools: [look, { ...look, name: 'peek' }] })
  await agent.run('Go').result
  expect(asked).toEqual(['plain look', 'plain look,peek'])
  expect(engine.requests.map(({ constraint }) => constraint?.calls?.length)).toEqual([1, 1, 1])
})
