import type { JsonObject, Plugin, Tool } from '@orion-harness/core'
import { describe, expect, test } from 'vitest'
import { calls, playTurn, probe, repeat } from './__fixtures__/scripted-turn.ts'
import type { PlayedTurn } from './__fixtures__/scripted-turn.ts'
import { repetitionGuard } from './repetition-guard.ts'
import { rewriteArguments } from './rewrite-arguments.ts'

const guarded = (tools: readonly Tool[], plugin: Plugin = repetitionGuard()) => ({ tools, plugins: [plugin] })

const rungsOf = ({ results }: PlayedTurn): readonly string[] =>
  results.map((result) => {
    if (result.error?.code === 'denied') return 'blocked'
    if (result.error?.code === 'not-run') return 'too late'
    const text = result.reminders.map((reminder) => reminder.text).join(' ')
    return text.includes('no longer run') ? 'reminded' : text === '' ? 'run' : 'noticed'
  })

describe('the ladder', () => {
  test('the same call that keeps succeeding: notice, remind, block, stop, and an answer', async () => {
    const look = probe('look')
    const played = await playTurn(repeat(30, calls(['look', { at: 'x' }]), 'never'), guarded([look]))
    expect(rungsOf(played)).toEqual([
      'run',
      'noticed',
      'reminded',
      'blocked',
      'blocked',
      'blocked',
      'too late',
    ])
    expect(look.runs).toHaveLength(3)
    expect(played).toMatchObject({
      reason: 'repetition',
      detail: { kind: 'same-call', times: 6, period: 1, isChanging: false, tool: 'look' },
    })
    expect(played.results[2]?.reminders[0]?.text).toBe(
      'look was called 3 times in a row with the same arguments, and the result is the same each time. ' +
        'If it goes on like this, the call is no longer run.',
    )
  })

  test('the same failing call climbs it too', async () => {
    const failing = probe('failing', () => {
      throw new Error('no')
    })
    const played = await playTurn(repeat(6, calls(['failing', {}]), 'I could not.'), guarded([failing]))
    expect(rungsOf(played)).toEqual(['run', 'noticed', 'reminded', 'blocked', 'blocked', 'blocked'])
    expect(played).toMatchObject({ reason: 'repetition', text: 'I could not.' })
  })

  test('the order of the arguments makes no new call', async () => {
    const look = probe('look')
    const script = [calls(['look', { a: 1, b: 2 }]), calls(['look', { b: 2, a: 1 }]), 'ok']
    expect(rungsOf(await playTurn(script, guarded([look])))).toEqual(['run', 'noticed'])
  })

  test('a rule that rewrites the call does not hide it', async () => {
    const look = probe('look')
    let n = 0
    const numbering = rewriteArguments({ tools: 'look', rewrite: () => ({ n: ++n }), reason: 'test' })
    const played = await playTurn(repeat(30, calls(['look', { at: 'x' }])), {
      tools: [look],
      plugins: [{ name: 'rewriting', rules: [numbering] }, repetitionGuard()],
    })
    expect(played).toMatchObject({ reason: 'repetition', detail: { times: 6 } })
    expect(look.runs).toHaveLength(3)
  })

  test('other arguments, another tool in between or a new message start again', async () => {
    const [look, edit] = [probe('look'), probe('edit', ({ n }) => n)]
    const script = [1, 2, 3, 4].flatMap((n) => [calls(['look', {}]), calls(['edit', { n }])])
    const first = await playTurn([...script.slice(0, 4), 'ok'], guarded([look, edit]))
    expect(rungsOf(first)).toEqual(['run', 'run', 'run', 'run'])
    const again = await playTurn([calls(['look', {}]), 'ok'], {
      ...guarded([look]),
      conversation: first.agent.conversation,
    })
    expect(rungsOf(again).at(-1)).toBe('run')
  })

  test('its rungs can be moved', async () => {
    const plugin = repetitionGuard({ ladder: { notice: 3, remind: 4, block: 5, stop: 7 } })
    const played = await playTurn(repeat(7, calls(['look', {}])), guarded([probe('look')], plugin))
    expect(rungsOf(played)).toEqual(['run', 'run', 'noticed', 'reminded', 'blocked', 'blocked', 'blocked'])
  })

  test.each([{ notice: 1 }, { notice: 3, remind: 3 }, { block: 9 }, { stop: 4.5 }])(
    '%j does not rise',
    (ladder) => {
      expect(() => repetitionGuard({ ladder })).toThrow(RangeError)
    },
  )

  test.each([
    [{ patience: 0 }, 'patience must be at least 1, not 0'],
    [{ patience: Number.NaN }, 'patience must be at least 1, not NaN'],
    [{ text: { minRepeats: 1 } }, 'minRepeats must be a whole number from 2 to 4096, not 1'],
    [{ text: { minCharacters: 5_000 } }, 'minCharacters must be a whole number from 0 to 4096, not 5000'],
  ])('%j is refused when the guard is made', (options, message) => {
    expect(() => repetitionGuard(options)).toThrow(new RangeError(message))
  })
})

describe('patience', () => {
  test('the same call with changing results may go on three times as long, and not for ever', async () => {
    let n = 0
    const poll = probe('poll', () => ++n)
    const played = await playTurn(repeat(40, calls(['poll', {}])), { ...guarded([poll]), maxSteps: 40 })
    expect(poll.runs).toHaveLength(11)
    expect(played).toMatchObject({ reason: 'repetition', detail: { isChanging: true, times: 18 } })
  })

  test('the same result all over the turn is seen through other calls in between', async () => {
    const run = probe('run_tests', () => 'one test fails')
    const edit = probe('edit', ({ n }) => `edited ${JSON.stringify(n)}`)
    const script = Array.from({ length: 40 }, (_, n) =>
      n % 2 === 0 ? calls(['run_tests', {}]) : calls(['edit', { n }]),
    )
    const played = await playTurn(script, guarded([run, edit]))
    expect(run.runs).toHaveLength(11)
    expect(played.results.some((result) => result.error?.code === 'denied')).toBe(true)
  })

  test('exempt calls are never counted', async () => {
    const wait = probe('wait')
    const plugin = repetitionGuard({ key: ({ name }) => (name === 'wait' ? undefined : name) })
    const played = await playTurn(repeat(20, calls(['wait', {}])), guarded([wait], plugin))
    expect(played.reason).toBe('done')
    expect(wait.runs).toHaveLength(20)
  })
})

describe('cycles', () => {
  test.each([2, 3, 4])('a cycle of %i calls is blocked and ends the turn', async (period) => {
    const tools = Array.from({ length: period }, (_, index) => probe(`tool${index}`))
    const script = Array.from({ length: 60 }, (_, step) => calls([`tool${step % period}`, { fixed: true }]))
    const played = await playTurn(script, { ...guarded(tools), maxSteps: 60 })
    expect(played.reason).toBe('repetition')
    expect(played.detail).toMatchObject({ kind: 'cycle', period, times: 6, isChanging: false })
    expect(tools.reduce((sum, tool) => sum + tool.runs.length, 0)).toBeLessThan(4 * period)
  })

  test('the order of calls in a reply makes no new reply', async () => {
    const tools = [probe('a'), probe('b'), probe('c')]
    const [ab, ba, c] = [calls(['a', {}], ['b', {}]), calls(['b', {}], ['a', {}]), calls(['c', {}])]
    const script = Array.from({ length: 40 }, (_, step) => [ab, c, ba, c][step % 4] ?? c)
    const played = await playTurn(script, guarded(tools))
    expect(played.detail).toMatchObject({ kind: 'cycle', period: 2, times: 6 })
  })

  test('a cycle whose results change is given time', async () => {
    let n = 0
    const [read, step] = [probe('read', () => n), probe('step', () => ++n)]
    const script = Array.from({ length: 16 }, (_, index) => calls([index % 2 === 0 ? 'read' : 'step', {}]))
    const played = await playTurn([...script, 'Arrived.'], guarded([read, step]))
    expect(played).toMatchObject({ reason: 'done', text: 'Arrived.' })
    expect(step.runs).toHaveLength(8)
  })
})

test('without a plugin for reminders, what tools attach still reaches the model', async () => {
  const attaching: Tool = { ...probe('look'), reminders: () => [{ text: 'Lamps are off.' }] }
  const { entries } = await playTurn([calls(['look', {}]), 'ok'], guarded([attaching]))
  expect(entries.filter(({ type }) => type === 'reminder')).toMatchObject([
    { text: 'Lamps are off.', source: 'look' },
  ])
})

describe('inside one reply', () => {
  test('two of the same call are no repetition; the fourth is denied', async () => {
    const look = probe('look')
    const same = ['look', { at: 1 }] as const
    const played = await playTurn([calls(...Array.from({ length: 40 }, () => same)), 'ok'], guarded([look]))
    expect(look.runs).toHaveLength(3)
    expect(played.results[3]?.text).toContain('this reply holds the same call 3 times before this one.')
  })
})

describe('runaway models', () => {
  const endless = (make: (step: number) => readonly (readonly [string, JsonObject])[]) =>
    Array.from({ length: 64 }, (_, step) => calls(...make(step)))

  test.each([
    ['the same call for ever', endless(() => [['look', { at: 1 }]])],
    ['two calls alternating', endless((step) => [[step % 2 === 0 ? 'look' : 'list', {}]])],
    [
      'the same pair in each reply, in either order',
      endless((step) => {
        const pair: (readonly [string, JsonObject])[] = [
          ['look', {}],
          ['list', {}],
        ]
        return step % 2 === 0 ? pair : pair.toReversed()
      }),
    ],
    ['a call to a tool that does not exist', endless(() => [['nothing', {}]])],
  ])('%s: stopped, explained, and the person has an answer', async (_, replies) => {
    const script = replies.map((reply) => (request: { readonly input: unknown }) => {
      const offersTools = JSON.stringify(request.input).includes('"name":"look","description"')
      return offersTools ? reply : 'This is all I found.'
    })
    const played = await playTurn(script, { ...guarded([probe('look'), probe('list')]), maxSteps: 64 })
    expect(played).toMatchObject({ reason: 'repetition', text: 'This is all I found.' })
    expect(played.detail).toMatchObject({ times: expect.any(Number) as number })
    expect(played.modelCalls).toBeLessThan(16)
    expect(played.entries.at(-1)).toMatchObject({ type: 'turn-end', reason: 'repetition' })
  })
})
