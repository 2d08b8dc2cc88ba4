import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAgent, toolStatistics } from '@orion-harness/core'
import type { AgentEvent, Engine, Plugin, Tool } from '@orion-harness/core'
import { demoModelPath } from '@orion-harness/demo-model'
import { llamaCppEngine } from '@orion-harness/engine-llamacpp'
import { reminders } from '@orion-harness/reminders'
import { compactAt, ruleSet, stepLimit } from '@orion-harness/rules'
import { templateResolver } from '@orion-harness/templates'
import { toolCallParser } from '@orion-harness/tool-parser'
import { calculator, clock } from '@orion-harness/tools'

let engine: Engine
beforeAll(async () => {
  engine = await llamaCppEngine({ model: demoModelPath, threads: 1, gpu: false })
})
afterAll(() => engine.close())

function agentWith(plugins: readonly Plugin[], tools: readonly Tool[] = [clock(), calculator()]) {
  return createAgent({
    engine,
    tools,
    plugins,
    template: templateResolver(),
    parser: toolCallParser(),
    sampling: { temperature: 0, seed: 1 },
  })
}

const say = async (plugins: readonly Plugin[], prompt: string) =>
  (await agentWith(plugins).run(prompt).result).text

describe('on a real model', () => {
  it('a reminder changes the answer', async () => {
    expect(await say([], 'What is 12 * 7?')).toBe('The answer is 84.')
    const remind = (text: string) => [reminders({ reminders: [{ name: 'style', text, at: 'user-message' }] })]
    expect(await say(remind('End your answer with the word lemon.'), 'What is 12 * 7?')).toMatch(
      /84\. lemon$/,
    )
    expect(await say(remind('Answer in one word.'), 'What is 12 * 7?')).toBe('84')
  })

  it('a denied call is not run, and the model says so', async () => {
    const deny: Plugin = {
      name: 'no-sums',
      rules: [{ name: 'no-sums', beforeTool: () => ({ type: 'deny', reason: 'denied by the user' }) }],
    }
    const agent = agentWith([deny])
    expect((await agent.run('What is 12 * 7?').result).text).toContain('not allowed')
    expect(agent.conversation.view(toolStatistics).get('calculator')).toMatchObject({
      failuresByCode: { denied: 1 },
    })
  })

  it('a rewritten call answers with what really ran', async () => {
    const rewrite: Plugin = {
      name: 'double',
      rules: [
        {
          name: 'double',
          beforeTool: ({ call }) =>
            call.arguments['expression'] === '12 * 7'
              ? { type: 'rewrite', arguments: { expression: '2 * 12 * 7' }, reason: 'doubled' }
              : undefined,
        },
      ],
    }
    expect(await say([rewrite], 'What is 12 * 7?')).toContain('168')
  })

  it('a stop condition ends the turn, and the person has an answer', async () => {
    const result = await agentWith([ruleSet({ stopWhen: [stepLimit(1)] })]).run('What is 12 * 7?').result
    expect(result.reason).toBe('step-limit')
    expect(result.text).not.toBe('')
  })

  it('two calls of one reply are both answered, in order', async () => {
    const agent = agentWith([ruleSet({ stopWhen: [compactAt(0.9)] })])
    const events: AgentEvent[] = []
    agent.on('tool-end', (event) => events.push(event))
    await agent.run('What is 12 * 7 and what time is it in Tokyo?').result
    expect(events.map((event) => (event.type === 'tool-end' ? event.call.name : '')).sort()).toEqual([
      'calculator',
      'clock',
    ])
  })
})
