import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createAgent } from '../agent/create-agent.ts'
import type { Agent } from '../agent/agent.ts'
import type { AgentOptions } from '../agent/agent-options.ts'
import type { Script } from '../testkit/script.ts'
import { scriptedEngine } from '../testkit/scripted-engine.ts'
import { defineTool } from '../tools/define-tool.ts'

const risky = defineTool({
  name: 'risky',
  description: 'Does something risky.',
  input: z.object({}),
  execute: () => 'done',
  reminders: () => [{ text: 'DANGER: verify', priority: 100 }],
})
const asks = { calls: [{ name: 'risky', arguments: {} }] }

/** An agent, what each prompt ends with, and the reminders that events tell of. */
function play(script: Script, options: Partial<AgentOptions> = {}) {
  const engine = scriptedEngine(script)
  const agent = createAgent({ engine, tools: [risky], ...options })
  const told: string[] = []
  agent.on('reminder', ({ text, outcome }) => told.push(`${outcome}: ${text}`))
  const newest = () =>
    engine.requests.map(({ input }) => (input.type === 'messages' ? input.messages.at(-1)?.content : ''))
  return { agent, told, newest }
}

function steerOnce(agent: Agent): void {
  const stop = agent.on('tool-end', () => {
    stop()
    void agent.steer('Hurry.')
  })
}

describe('what rides on a result', () => {
  it('is injected once into a message that came after the result', async () => {
    const { agent, told, newest } = play([asks, asks, 'ok'])
    steerOnce(agent)
    await agent.run('Go').result
    expect(newest()).toEqual(['Go', 'Hurry.\n\nDANGER: verify', 'done\n\nDANGER: verify'])
    expect(told).toEqual(['injected: DANGER: verify', 'injected: DANGER: verify'])
  })

  it('is injected into the feedback that sends the model back', async () => {
    const { agent, told, newest } = play([asks, 'ok'], {
      plugins: [
        {
          name: 'test',
          stopWhen: [
            {
              name: 'doubt',
              check: ({ isFinal }) => (isFinal ? undefined : { type: 'resume', feedback: 'Sure?' }),
            },
          ],
        },
      ],
    })
    await agent.run('Go').result
    expect(newest()).toEqual(['Go', 'Sure?\n\nDANGER: verify'])
    expect(told).toEqual(['injected: DANGER: verify'])
  })

  it('is not injected into the next turn', async () => {
    const { agent, told, newest } = play([asks, 'ok'])
    const stop = agent.on('tool-end', () => agent.abort())
    await agent.run('Go').result
    stop()
    await agent.run('Go on.').result
    expect(newest()).toEqual(['Go', 'Go on.'])
    expect(told).toEqual([])
  })

  it('is shown to reminder sources with the names of the tools', async () => {
    const seen: string[] = []
    const { agent } = play([asks, 'ok'], {
      plugins: [
        {
          name: 'test',
          reminders: [
            {
              name: 'spy',
              collect({ point, toolNames, attached }) {
                seen.push([point, ...toolNames, ...attached.map(({ text }) => text)].join(' | '))
                return { injections: [], outcomes: [] }
              },
            },
          ],
        },
      ],
    })
    steerOnce(agent)
    await agent.run('Go').result
    expect(seen).toEqual(['user-message', 'user-message | risky | DANGER: verify'])
  })
})
