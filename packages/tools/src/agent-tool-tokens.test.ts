import { createAgent } from '@orion-harness/core'
import type { JsonObject, StopCondition, Tool } from '@orion-harness/core'
import { collectEvents, scriptedEngine } from '@orion-harness/core/testkit'
import type { Script, ScriptedReply } from '@orion-harness/core/testkit'
import { expect, test } from 'vitest'
import { agentTool } from './agent-tool.ts'

const engineOf = (script: Script) => scriptedEngine(script, { model: { contextWindow: 50_000 } })

/** A text of `count` tokens, as a scripted engine counts them. */
const tokens = (count: number) => 'word'.repeat(count)

const calling = (name: string, input: JsonObject, text = ''): ScriptedReply => ({
  text,
  calls: [{ name, arguments: input }],
})

const look: Tool = {
  name: 'look',
  description: 'Looks.',
  parameters: { type: 'object' },
  prepare: () => ({ ok: true, run: () => 'seen' }),
}

async function askHelper(tool: Tool) {
  const engine = engineOf([calling('helper', { task: 'Go.' }), 'ok'])
  const agent = createAgent({ engine, tools: [tool], now: () => 0 })
  await collectEvents(agent.run('Go.'))
  return agent.conversation.entries.find((entry) => entry.type === 'tool-result')?.result
}

function helper(
  script: Script,
  maxTokens: number,
  more: { tools?: Tool[]; stopWhen?: StopCondition[] } = {},
) {
  const engine = engineOf(script)
  const tool = agentTool({
    name: 'helper',
    description: 'Helps.',
    maxTokens,
    maxDepth: 2,
    agent: { engine, tools: more.tools ?? [look], plugins: [{ name: 'own', stopWhen: more.stopWhen ?? [] }] },
  })
  return { engine, tool, limits: () => engine.requests.map(({ maxTokens: limit }) => limit) }
}

test('a reply is cut off where the tokens end, and the result says so', async () => {
  const { tool, limits } = helper([tokens(1000)], 50)
  expect(await askHelper(tool)).toMatchObject({
    text: `${tokens(50)}\n[cut short: token-limit]`,
    data: { reason: 'token-limit', spentTokens: 50 },
  })
  expect(limits()).toEqual([50])
})

test('a reply that ends with the last token is whole', async () => {
  const { tool } = helper([tokens(50)], 50)
  expect(await askHelper(tool)).toMatchObject({ text: tokens(50), data: { reason: 'done', spentTokens: 50 } })
})

test('each reply may take what those before it left, and the answer what the work did', async () => {
  const { tool, limits } = helper(
    [calling('look', {}, tokens(30)), calling('look', {}, tokens(50)), tokens(1000)],
    100,
  )
  expect(await askHelper(tool)).toMatchObject({
    text: `${tokens(20)}\n[cut short: token-limit]`,
    data: { spentTokens: 100 },
  })
  expect(limits()).toEqual([100, 70, 20])
})

test('nothing is asked of the model once no token is left', async () => {
  const { tool, limits } = helper([calling('look', {}, tokens(40)), 'more'], 40)
  expect(await askHelper(tool)).toMatchObject({ text: `${tokens(40)}\n[cut short: token-limit]` })
  expect(limits()).toEqual([40])
})

test('a condition of its own does not send it back once no token is left', async () => {
  const again: StopCondition = {
    name: 'again',
    check: ({ step }) => (step === 1 ? { type: 'resume', feedback: 'Once more.' } : undefined),
  }
  const { tool, limits } = helper([tokens(1000), 'more'], 40, { stopWhen: [again] })
  expect(await askHelper(tool)).toMatchObject({ data: { reason: 'token-limit', spentTokens: 40 } })
  expect(limits()).toEqual([40])
})

test('an agent that it calls leaves it the last quarter', async () => {
  const deep = agentTool({ name: 'deep', description: 'd', agent: { engine: engineOf([tokens(1000)]) } })
  const { tool, limits } = helper([calling('deep', { task: 'x' }), 'Enough.'], 100, { tools: [deep] })
  expect(await askHelper(tool)).toMatchObject({
    text: 'Enough.\n[cut short: token-limit]',
    data: { spentTokens: 77 },
  })
  expect(limits()).toEqual([100, 25])
})

test('a limit of its own that is lower holds', async () => {
  const engine = engineOf([tokens(1000)])
  const tool = agentTool({ name: 'helper', description: 'd', agent: { engine, maxTokens: 10 } })
  expect(await askHelper(tool)).toMatchObject({ text: `${tokens(10)}\n[cut short: length]` })
})
