import type { Rule } from '@orion-harness/core'
import { expect, test } from 'vitest'
import { calls, playTurn, probe, withRules } from './__fixtures__/scripted-turn.ts'
import { rateLimit } from './rate-limit.ts'

test('counts siblings of one reply that are still running', async () => {
  const slow = probe('search', () => new Promise((resolve) => setTimeout(resolve, 3, 'found')))
  const batch = calls(...[1, 2, 3, 4, 5].map((q) => ['search', { q }] as const))
  const { results } = await playTurn([batch, batch, 'ok'], {
    tools: [slow],
    ...withRules(rateLimit({ tools: 'search', calls: 3 })),
  })
  expect(slow.runs).toHaveLength(3)
  expect(results.map((result) => result.ok)).toEqual([
    true,
    true,
    true,
    ...Array.from({ length: 7 }, () => false),
  ])
  expect(results[3]?.error?.message).toContain(
    'search may run 3 times in answer to one message, and that is used up.',
  )
})

test('counts a sibling once, also when its result is there already', async () => {
  const search = probe('search')
  const waiting: Rule = { name: 'waiting', needsEarlierResults: true, beforeTool: () => undefined }
  await playTurn([calls(...[1, 2, 3, 4].map((q) => ['search', { q }] as const)), 'ok'], {
    tools: [search],
    ...withRules(waiting, rateLimit({ tools: 'search', calls: 3 })),
  })
  expect(search.runs).toHaveLength(3)
})

test('starts again with the period: step, turn or conversation', async () => {
  for (const [per, runs] of [
    ['step', 4],
    ['turn', 2],
    ['conversation', 1],
  ] as const) {
    const search = probe('search')
    const options = { tools: [search], ...withRules(rateLimit({ tools: 'search', calls: 1, per })) }
    const script = [calls(['search', { q: 1 }], ['search', { q: 2 }]), calls(['search', { q: 3 }]), 'ok']
    const { agent } = await playTurn(script, options)
    await playTurn(script, { ...options, conversation: agent.conversation })
    expect(search.runs).toHaveLength(runs)
  }
})

test('per time it counts what ran lately', async () => {
  const search = probe('search')
  let now = 0
  const script = [10, 20, 130].map((at) => () => {
    now = at
    return calls(['search', { at }])
  })
  await playTurn([...script, 'ok'], {
    tools: [search],
    now: () => now,
    ...withRules(rateLimit({ tools: 'search', calls: 1, per: { milliseconds: 100 } })),
  })
  expect(search.runs).toEqual([{ at: 10 }, { at: 130 }])
})

test.each([
  { calls: -1 },
  { calls: Number.NaN },
  { calls: 1, per: { milliseconds: Number.NaN } },
  { calls: 1, per: { milliseconds: 0 } },
])('%j is refused', (limit) => {
  expect(() => rateLimit({ tools: 'search', ...limit })).toThrow(RangeError)
})

test('counts tools one by one, or together; denied calls do not count', async () => {
  for (const [together, runs] of [
    [false, 2],
    [true, 1],
  ] as const) {
    const [a, b] = [probe('a'), probe('b')]
    await playTurn([calls(['a', {}], ['a', {}], ['b', {}], ['b', {}]), 'ok'], {
      tools: [a, b],
      ...withRules(rateLimit({ tools: ['a', 'b'], calls: 1, together })),
    })
    expect(a.runs.length + b.runs.length).toBe(runs)
  }
})
