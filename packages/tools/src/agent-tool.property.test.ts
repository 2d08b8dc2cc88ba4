import { createAgent } from '@orion-harness/core'
import type { Rule, Tool } from '@orion-harness/core'
import { collectEvents, scriptedEngine } from '@orion-harness/core/testkit'
import type { Script } from '@orion-harness/core/testkit'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { agentTool } from './agent-tool.ts'
import { ranCalls } from './ran-calls.ts'

/** What an agent does: batches of calls, some of which are to agents that do something themselves. */
type Plan = readonly (readonly Step[])[]
type Step = 'look' | 'send' | { readonly agent: Plan }

const plans: fc.Arbitrary<Plan> = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.array(
    fc.array(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('look' as const, 'send' as const),
        tie('plan').map((agent) => ({ agent })),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    { maxLength: 3 },
  ),
})).plan

const limit = 4

/** `waits`: the rule of the limit sees results of siblings; else it counts those that were let through. */
const rulesThat = (waits: boolean): readonly Rule[] => [
  {
    name: 'no-sending',
    beforeTool: ({ call }) =>
      call.name === 'send' ? { type: 'deny', reason: 'sending is off.' } : undefined,
  },
  {
    name: 'few-looks',
    needsEarlierResults: waits,
    beforeTool({ call, conversation, allowed }) {
      const calls = [...conversation.view(ranCalls).ran, ...(waits ? [] : allowed)]
      const looks = calls.filter(({ name }) => name === 'look').length
      return call.name === 'look' && looks >= limit ? { type: 'deny', reason: 'looked enough.' } : undefined
    },
  },
]

function counted(name: string, runs: string[]): Tool {
  return {
    name,
    description: name,
    parameters: { type: 'object' },
    prepare: () => ({
      ok: true,
      async run() {
        runs.push(name)
        await Promise.resolve()
        return 'ok'
      },
    }),
  }
}

/** The tools and the script of an agent that follows a plan. */
function follow(plan: Plan, runs: string[]): { readonly tools: readonly Tool[]; readonly script: Script } {
  const helpers: Tool[] = []
  const replies = plan.map((batch) => ({
    calls: batch.map((step) => {
      if (typeof step === 'string') return { name: step, arguments: {} }
      const name = `agent${helpers.length}`
      const { tools, script } = follow(step.agent, runs)
      const agent = { engine: scriptedEngine(script, { model: { contextWindow: 50_000 } }), tools }
      helpers.push(agentTool({ name, description: name, maxDepth: 3, agent }))
      return { name, arguments: { task: 'Go.' } }
    }),
  }))
  return { tools: [counted('look', runs), counted('send', runs), ...helpers], script: [...replies, 'Done.'] }
}

test('no rule is bypassed through agents called as tools, and their events nest', async () => {
  await fc.assert(
    fc.asyncProperty(
      plans,
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      async (plan, maxParallelTools, waits) => {
        const rules = rulesThat(waits)
        const runs: string[] = []
        const { tools, script } = follow(plan, runs)
        const engine = scriptedEngine(script, { model: { contextWindow: 50_000 } })
        const agent = createAgent({ engine, tools, maxParallelTools, plugins: [{ name: 'rules', rules }] })
        const events = await collectEvents(agent.run('Go.'))
        expect(runs).not.toContain('send')
        expect(runs.length).toBeLessThanOrEqual(limit)
        const open: string[] = []
        for (const { type, path } of events) {
          const [kind, edge] = type.split('-')
          if (kind !== 'turn' && kind !== 'step') continue
          const name = `${path.join('/')} ${kind}`
          if (edge === 'start') open.push(name)
          if (edge === 'end') expect(open.pop()).toBe(name)
        }
        expect(open).toEqual([])
      },
    ),
  )
})
