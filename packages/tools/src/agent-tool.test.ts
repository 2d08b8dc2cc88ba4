import { createAgent } from '@orion-harness/core'
import type { AgentOptions, Conversation, JsonObject, Rule, Tool, ToolResult } from '@orion-harness/core'
import { collectEvents, scriptedEngine } from '@orion-harness/core/testkit'
import type { Script, ScriptedReply } from '@orion-harness/core/testkit'
import { describe, expect, test } from 'vitest'
import { agentTool } from './agent-tool.ts'
import type { AgentToolAgent, AgentToolOptions } from './agent-tool.ts'

const engineOf = (script: Script) => scriptedEngine(script, { model: { contextWindow: 50_000 } })

const calls = (...given: readonly (readonly [name: string, input: JsonObject])[]): ScriptedReply => ({
  calls: given.map(([name, input]) => ({ name, arguments: input })),
})

const ask = (task: string) => calls(['helper', { task }])

function helper(agent: AgentToolOptions['agent'], more: Partial<AgentToolOptions> = {}): Tool {
  return agentTool({ name: 'helper', description: 'Helps.', agent, ...more })
}

function probe(name: string, run: () => unknown = () => 'ok'): Tool & { runs: number } {
  const tool = {
    name,
    description: name,
    parameters: { type: 'object' },
    runs: 0,
    prepare: () => ({
      ok: true as const,
      run() {
        tool.runs++
        return run()
      },
    }),
  }
  return tool
}

async function play(script: Script, options: Partial<AgentOptions>, signal?: AbortSignal) {
  const agent = createAgent({ engine: engineOf(script), now: () => 0, ...options })
  const run = agent.run('Go.', signal === undefined ? {} : { signal })
  const events = await collectEvents(run)
  const results: readonly ToolResult[] = agent.conversation.entries.flatMap((entry) =>
    entry.type === 'tool-result' ? [entry.result] : [],
  )
  return { events, results, result: await run.result }
}

const inner = (script: Script, more: Partial<AgentToolAgent> = {}): AgentToolAgent => ({
  engine: engineOf(script),
  ...more,
})

describe('an agent as a tool', () => {
  test('gives its answer as the result, and everything about it as data', async () => {
    const { results, result } = await play([ask('Find it.'), 'It says: found.'], {
      tools: [helper(inner([calls(['look', {}]), 'Found.'], { tools: [probe('look')] }))],
    })
    expect(result.text).toBe('It says: found.')
    expect(results[0]).toMatchObject({
      ok: true,
      text: 'Found.',
      data: {
        text: 'Found.',
        reason: 'done',
        steps: 2,
        nestedCalls: [{ name: 'look', ok: true, sameTurn: true }],
      },
    })
    expect(results[0]).toHaveProperty('data.nestedCalls[0].arguments', {})
  })

  test('sees its task and nothing else of the conversation, in a window of its own', async () => {
    const engine = engineOf(['Done.'])
    await play([ask('Count to three.'), 'ok'], { instructions: 'Secret.', tools: [helper({ engine })] })
    expect(engine.requests[0]?.input).toMatchObject({
      messages: [{ role: 'user', content: 'Count to three.' }],
    })
  })

  test('may share the engine of its caller', async () => {
    const engine = engineOf([ask('Help.'), 'From inside.', 'From outside.'])
    const { result, results } = await play([], { engine, tools: [helper({ engine })] })
    expect(results[0]?.text).toBe('From inside.')
    expect(result.text).toBe('From outside.')
  })

  test('nests its events, balanced, under the name of the tool', async () => {
    const { events } = await play([ask('x'), 'ok'], { tools: [helper(inner(['Found.']))] })
    const nested = events.filter(({ path }) => path.length > 0)
    expect(nested.every(({ path }) => path.join() === 'helper')).toBe(true)
    expect(nested.at(0)?.type).toBe('turn-start')
    expect(nested.at(-1)?.type).toBe('turn-end')
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
    const shape = events.map(({ type, path }) => (path.length > 0 ? 'nested' : type))
    expect(shape.indexOf('nested')).toBeGreaterThan(shape.indexOf('tool-start'))
    expect(shape.lastIndexOf('nested')).toBeLessThan(shape.indexOf('tool-end'))
  })

  test('refuses a call without a task', async () => {
    const { results } = await play([calls(['helper', {}]), 'ok'], { tools: [helper(inner([]))] })
    expect(results[0]?.error?.code).toBe('invalid-arguments')
  })
})

describe('its end', () => {
  test('the abort of the caller is its own', async () => {
    const controller = new AbortController()
    const engine = engineOf([{ text: 'never', fault: { type: 'hang', at: 0 } }])
    const turn = play([ask('x'), 'ok'], { tools: [helper({ engine })] }, controller.signal)
    while (engine.running === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    controller.abort()
    const { result, results, events } = await turn
    expect(result.reason).toBe('aborted')
    const nested = events.filter(({ path }) => path.length > 0).map(({ type }) => type)
    expect(nested.filter((type) => type === 'step-end' || type === 'turn-end')).toEqual([
      'step-end',
      'turn-end',
    ])
    expect(nested.at(-1)).toBe('turn-end')
    expect(results[0]?.error?.code).toBe('aborted')
    await expect.poll(() => engine.running).toBe(0)
  })

  test('its time ends it, with the answer so far', async () => {
    const slow = { text: 'a'.repeat(400), delayMs: 2 }
    const { results } = await play([ask('x'), 'ok'], { tools: [helper(inner([slow]), { timeoutMs: 40 })] })
    expect(results[0]?.data).toMatchObject({ reason: 'time-limit' })
    expect(results[0]?.text).toMatch(/^a+\n\[cut short: time-limit\]$/)
  })

  test('its tokens end it, with one more answer', async () => {
    const wordy = { ...calls(['look', {}]), text: 'word '.repeat(40) }
    const endless = inner([wordy, wordy, 'This much I know.'], { tools: [probe('look')] })
    const { results } = await play([ask('x'), 'ok'], { tools: [helper(endless, { maxTokens: 120 })] })
    expect(results[0]?.text).toBe('This much I know.\n[cut short: token-limit]')
  })

  test('its error fails the call, and the caller goes on', async () => {
    const broken = inner([{ text: '', fault: { type: 'error', at: 0, message: 'out of memory' } }])
    const { results, result } = await play([ask('x'), 'It failed.'], { tools: [helper(broken)] })
    expect(results[0]).toMatchObject({ ok: false, error: { message: 'the agent failed: out of memory' } })
    expect(result.text).toBe('It failed.')
  })

  test('what it did until it failed is in the result, so that limits count it', async () => {
    const broken = inner([calls(['look', {}]), { text: '', fault: { type: 'error', at: 0 } }], {
      tools: [probe('look')],
    })
    const { results } = await play([ask('x'), 'It failed.'], { tools: [helper(broken)] })
    expect(results[0]).toMatchObject({
      ok: false,
      data: { reason: 'error', nestedCalls: [{ name: 'look', ok: true, sameTurn: true }] },
    })
  })

  test('its log is handed over, whatever happened', async () => {
    const logs: Conversation[] = []
    const tools = [helper(inner(['Found.', '']), { onEnd: (conversation) => logs.push(conversation) })]
    const { results } = await play([ask('x'), ask('y'), 'ok'], { tools })
    expect(logs.map(({ id }) => id)).toEqual(['conversation.call_1', 'conversation.call_2'])
    expect(results[1]?.error?.message).toBe('the agent gave no answer (done).')
  })
})

describe('depth', () => {
  const wrapped = (tool: Tool): Tool => ({ ...tool, prepare: (input) => tool.prepare(input) })

  test.each([1, 2, 3])(
    'an agent that calls itself is stopped at depth %i, through wrappers too',
    async (maxDepth) => {
      let called = 0
      const self: Tool = helper(
        () => {
          called++
          return inner([ask('deeper'), 'Back.'], { tools: [wrapped(self)] })
        },
        { maxDepth },
      )
      const { results } = await play([ask('start'), 'ok'], { tools: [self] })
      expect(called).toBe(maxDepth)
      expect(results[0]).toMatchObject({ ok: true, text: 'Back.' })
    },
  )

  test('the tokens of the agents it calls come out of its own', async () => {
    const wordy = 'word '.repeat(40)
    const deep = agentTool({ name: 'deep', description: 'd', agent: () => inner([wordy]), maxTokens: 5_000 })
    const reply = calls(['deep', { task: 'x' }])
    const middle = inner([reply, reply, 'Enough.'], { tools: [deep] })
    const { results } = await play([ask('x'), 'ok'], {
      tools: [helper(middle, { maxDepth: 2, maxTokens: 100 })],
    })
    expect(results[0]).toMatchObject({ text: 'Enough.\n[cut short: token-limit]' })
    expect(results[0]?.data).toMatchObject({ nestedCalls: [{ name: 'deep' }, { name: 'deep' }] })
  })
})

describe('the rules of its caller', () => {
  const noSending: Rule = {
    name: 'no-sending',
    beforeTool: ({ call }) =>
      call.name === 'send' ? { type: 'deny', reason: 'sending is off.' } : undefined,
  }

  test('hold inside it', async () => {
    const send = probe('send')
    await play([ask('Send it.'), 'ok'], {
      tools: [helper(inner([calls(['send', {}]), 'Could not.'], { tools: [send] }))],
      plugins: [{ name: 'rules', rules: [noSending] }],
    })
    expect(send.runs).toBe(0)
  })

  test('ask the same person', async () => {
    const send = probe('send')
    const questions: string[] = []
    const asking: Rule = {
      name: 'asking',
      beforeTool: ({ call }) => (call.name === 'send' ? { type: 'ask', question: 'Send?' } : undefined),
    }
    await play([ask('Send it.'), 'ok'], {
      tools: [helper(inner([calls(['send', {}]), 'Sent.'], { tools: [send] }))],
      plugins: [{ name: 'rules', rules: [asking] }],
      ask: async ({ question }) => {
        questions.push(question)
        return { type: 'allow' }
      },
    })
    expect(questions).toEqual(['Send?'])
    expect(send.runs).toBe(1)
  })

  test('calls before it and inside it are known to both', async () => {
    const logs: Conversation[] = []
    const look = probe('look')
    await play([calls(['look', { at: 1 }], ['helper', { task: 'x' }], ['helper', { task: 'y' }]), 'ok'], {
      tools: [
        look,
        helper(() => inner([calls(['look', { at: 2 }]), 'Seen.'], { tools: [look] }), {
          onEnd: (conversation) => logs.push(conversation),
        }),
      ],
    })
    const known = logs.map(({ entries }) =>
      entries.find((entry) => entry.type === 'note' && entry.name === 'nested-calls'),
    )
    expect(known[0]).toMatchObject({ data: [{ name: 'look', arguments: { at: 1 }, sameTurn: true }] })
    expect(known[1]).toMatchObject({
      data: [
        { name: 'look', arguments: { at: 1 } },
        { name: 'helper' },
        { name: 'look', arguments: { at: 2 } },
      ],
    })
  })
})

test.each([
  [{ maxDepth: 0 }, 'maxDepth of helper must be a whole number from 1, not 0'],
  [{ maxTokens: 1.5 }, 'maxTokens of helper must be a whole number from 1, not 1.5'],
  [{ timeoutMs: Number.NaN }, 'timeoutMs of helper must be a whole number from 1, not NaN'],
  [{ timeoutMs: 3e9 }, 'timeoutMs of helper must be at most 2147478647, not 3000000000'],
])('%j is refused: %s', (limits, problem) => {
  expect(() => helper(inner([]), limits)).toThrow(new RangeError(problem))
})

test('the longest time it takes is one that timers hold', async () => {
  const tools = [helper(inner(['Found.']), { timeoutMs: 2_147_478_647 })]
  expect(tools[0]?.timeoutMs).toBe(2 ** 31 - 1)
  const { results } = await play([ask('x'), 'ok'], { tools })
  expect(results[0]).toMatchObject({ ok: true, text: 'Found.' })
})
