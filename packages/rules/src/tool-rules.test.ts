import { createConversation } from '@orion-harness/core'
import type { JsonObject } from '@orion-harness/core'
import { describe, expect, test } from 'vitest'
import { calls, playTurn, probe, withRules } from './__fixtures__/scripted-turn.ts'
import { exclusiveTools } from './exclusive-tools.ts'
import { guardArguments } from './guard-arguments.ts'
import { onlyTools } from './only-tools.ts'
import { rateLimit } from './rate-limit.ts'
import { requireEarlier } from './require-earlier.ts'
import { retryLimit } from './retry-limit.ts'
import { rewriteArguments } from './rewrite-arguments.ts'
import { ruleSet } from './rule-set.ts'
import { withRetries } from './with-retries.ts'

const readBeforeEdit = requireEarlier({ tools: 'edit', needs: 'read', same: 'path' })

test('retryLimit stops a tool that keeps failing, and a success starts the count again', async () => {
  const outcomes = [false, true, false, false, false, true]
  const flaky = probe('flaky', () => {
    if (outcomes[flaky.runs.length - 1] === true) return 'fine'
    throw new Error('disk on fire')
  })
  const script = [...Array.from({ length: 6 }, (_, n) => calls(['flaky', { n }])), 'ok']
  const { results } = await playTurn(script, { tools: [flaky], ...withRules(retryLimit({ retries: 2 })) })
  expect(flaky.runs).toHaveLength(5)
  expect(results.at(-1)?.error?.message).toContain(
    'flaky has failed 3 times in a row, the last time with: disk on fire',
  )
})

test('retryLimit sees failures of siblings in the same reply', async () => {
  const flaky = probe('flaky', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1))
    throw new Error('no')
  })
  const batch = calls(...[1, 2, 3, 4, 5].map((n) => ['flaky', { n }] as const))
  await playTurn([batch, 'ok'], { tools: [flaky], ...withRules(retryLimit({ retries: 1 })) })
  expect(flaky.runs).toHaveLength(2)
})

test('retryLimit by call lets other arguments through', async () => {
  const flaky = probe('flaky', () => {
    throw new Error('no')
  })
  const script = [calls(['flaky', { n: 1 }]), calls(['flaky', { n: 1 }]), calls(['flaky', { n: 2 }]), 'ok']
  await playTurn(script, { tools: [flaky], ...withRules(retryLimit({ retries: 0, same: 'call' })) })
  expect(flaky.runs).toEqual([{ n: 1 }, { n: 2 }])
})

test('exclusiveTools gives the turn to the side that ran first, within one reply too', async () => {
  const [staging, live] = [probe('staging'), probe('live')]
  const { results } = await playTurn(
    [calls(['staging', {}], ['live', {}], ['staging', {}]), calls(['live', {}]), 'ok'],
    {
      tools: [staging, live],
      ...withRules(exclusiveTools({ sides: ['staging', 'live'] })),
    },
  )
  expect([staging.runs.length, live.runs.length]).toEqual([2, 0])
  expect(results[1]?.error?.message).toContain('live cannot be used together with staging, which has run.')
})

test('guardArguments denies by argument, and when its check throws', async () => {
  const read = probe('read')
  const guard = guardArguments({
    tools: /^re/,
    check({ path }) {
      if (typeof path !== 'string') throw new Error('no path')
      return path.startsWith('/etc') ? 'files under /etc are off limits.' : undefined
    },
    instead: 'Read files of the project.',
  })
  const { results } = await playTurn(
    [calls(['read', { path: '/etc/passwd' }], ['read', {}], ['read', { path: 'a' }]), 'ok'],
    {
      tools: [read],
      ...withRules(guard),
    },
  )
  expect(read.runs).toEqual([{ path: 'a' }])
  expect(results[0]?.error?.message).toBe(
    'this was not allowed: files under /etc are off limits. Read files of the project.',
  )
  expect(results[1]?.error?.message).toContain('the rule "guard-arguments" failed')
})

test('rewriteArguments changes what runs, and the other rules see the change', async () => {
  const list = probe('list')
  const cap = rewriteArguments({
    tools: 'list',
    rewrite: (input) => (Number(input['limit']) > 10 ? { ...input, limit: 10 } : undefined),
    reason: 'at most 10 at a time',
  })
  const seen: JsonObject[] = []
  const watch = guardArguments({
    tools: 'list',
    check(input) {
      seen.push(input)
      return undefined
    },
  })
  const { events } = await playTurn([calls(['list', { limit: 99 }], ['list', { limit: 3 }]), 'ok'], {
    tools: [list],
    ...withRules(cap, watch),
  })
  expect(list.runs).toEqual([{ limit: 10 }, { limit: 3 }])
  expect(seen.at(0)).toEqual({ limit: 10 })
  expect(events.filter((event) => event.type === 'rule').map((event) => event.reason)).toEqual([
    'at most 10 at a time',
  ])
})

test('onlyTools denies every other tool and keeps offering it', async () => {
  const write = probe('write')
  const { results } = await playTurn([calls(['write', {}], ['read', {}]), 'ok'], {
    tools: [probe('read'), write],
    ...withRules(onlyTools('read')),
  })
  expect(write.runs).toEqual([])
  expect(results.map((result) => result.ok)).toEqual([false, true])
  expect(results[0]?.error?.message).toBe('this was not allowed: write is switched off here. There is read.')
})

describe('withRetries', () => {
  test('runs a tool again until it succeeds, without a model call', async () => {
    const flaky = probe('flaky', () => {
      if (flaky.runs.length < 3) throw new Error('busy')
      return 'fine'
    })
    const { results, events, modelCalls } = await playTurn([calls(['flaky', {}]), 'ok'], {
      tools: [withRetries(flaky, { attempts: 3 })],
    })
    expect(results[0]).toMatchObject({ ok: true, data: 'fine' })
    expect(modelCalls).toBe(2)
    expect(events.flatMap((event) => (event.type === 'tool-progress' ? [event.data] : []))).toEqual([
      { attempt: 1, problem: 'busy' },
      { attempt: 2, problem: 'busy' },
    ])
  })

  test('gives up after its attempts, or at a failure that is not worth another', async () => {
    const failing = probe('failing', () => {
      throw new Error('busy')
    })
    const script = [calls(['failing', {}]), 'ok']
    await playTurn(script, { tools: [withRetries(failing, { attempts: 2 })] })
    expect(failing.runs).toHaveLength(2)
    const { results } = await playTurn(script, {
      tools: [withRetries(failing, { attempts: 9, retryOn: (error) => String(error).includes('slow') })],
    })
    expect(failing.runs).toHaveLength(3)
    expect(results[0]?.error).toEqual({ code: 'failed', message: 'busy' })
  })
})

describe('ruleSet', () => {
  test('a rule about a tool that was renamed keeps the model from being called', async () => {
    const played = await playTurn([calls(['change', { path: 'a' }]), 'ok'], {
      tools: [probe('read'), probe('change')],
      plugins: [ruleSet({ rules: [readBeforeEdit] })],
    })
    expect(played.modelCalls).toBe(0)
    expect(played.reason).toBe('error: The rules "rules" are about edit, and no such tool is offered.')
  })

  test('tools that may be missing are named', async () => {
    const played = await playTurn(['ok'], {
      tools: [probe('read')],
      plugins: [ruleSet({ rules: [readBeforeEdit], optionalTools: ['edit'] })],
    })
    expect(played.reason).toBe('done')
  })
})

test.each([
  () => rateLimit({ tools: 'a', calls: -1 }),
  () => retryLimit({ retries: 0.5 }),
  () => withRetries(probe('a'), { attempts: 0 }),
])('a limit that is no count is refused', (make) => {
  expect(make).toThrow(RangeError)
})

describe('agents called as tools', () => {
  const nested = (name: string, sameTurn = true) => ({ name, arguments: { path: 'a' }, ok: true, sameTurn })
  const agent = probe('agent', () => ({
    text: 'Done.',
    nestedCalls: [nested('send'), nested('send'), nested('read')],
  }))

  test('what they ran counts against limits of their caller, and nowhere else', async () => {
    const [send, edit] = [probe('send'), probe('edit')]
    const { results } = await playTurn(
      [calls(['agent', {}]), calls(['send', {}], ['edit', { path: 'a' }]), 'ok'],
      {
        tools: [agent, probe('read'), send, edit],
        ...withRules(rateLimit({ tools: 'send', calls: 2 }), readBeforeEdit),
      },
    )
    expect(results.map((result) => result.ok)).toEqual([true, false, false])
    expect(results[1]?.error?.message).toContain('is used up')
    expect(results[2]?.error?.message).toContain('edit needs a successful read')
  })

  test('what their caller ran counts against limits in them', async () => {
    for (const [sameTurn, runs] of [
      [true, 0],
      [false, 1],
    ] as const) {
      const conversation = createConversation({ now: () => 0 })
      conversation.append({
        type: 'note',
        name: 'nested-calls',
        data: [nested('send', sameTurn)],
        turn: 0,
        step: 0,
      })
      const send = probe('send')
      await playTurn([calls(['send', {}]), 'ok'], {
        tools: [send],
        conversation,
        ...withRules(rateLimit({ tools: 'send', calls: 1 })),
      })
      expect(send.runs).toHaveLength(runs)
    }
  })
})
