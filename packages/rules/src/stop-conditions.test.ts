import { tokenUsage, toolStatistics } from '@orion-harness/core'
import type { StopCondition } from '@orion-harness/core'
import { describe, expect, test } from 'vitest'
import { calls, playTurn, probe, withConditions } from './__fixtures__/scripted-turn.ts'
import { allOf, anyOf, not } from './combine-conditions.ts'
import { errorLimit } from './error-limit.ts'
import { stepLimit } from './step-limit.ts'
import { stopOnMarker } from './stop-on-marker.ts'
import { stopOnTool } from './stop-on-tool.ts'
import { stopWhen, stopWhenView } from './stop-when.ts'
import { timeLimit } from './time-limit.ts'
import { tokenLimit } from './token-limit.ts'
import { turnLimit } from './turn-limit.ts'

const when = (...stopConditions: readonly StopCondition[]) => ({
  tools: [probe('look'), probe('submit', () => ({ answer: 42 }))],
  ...withConditions(...stopConditions),
})

const looking = (step: number) => calls(['look', { step }])
const search = [...Array.from({ length: 9 }, (_, step) => looking(step)), 'Found.']

describe('limits', () => {
  test('stepLimit ends the turn with its numbers and one more answer without tools', async () => {
    const played = await playTurn(
      [looking(1), looking(2), looking(3), 'This far I came.'],
      when(stepLimit(3)),
    )
    expect(played).toMatchObject({
      reason: 'step-limit',
      detail: { steps: 3, limit: 3 },
      text: 'This far I came.',
    })
  })

  test('without an answer the model is not called again', async () => {
    const played = await playTurn(search, when(stepLimit(3, { answer: false })))
    expect(played).toMatchObject({ reason: 'step-limit', modelCalls: 3, text: '' })
  })

  test('a limit that is reached by the answer itself changes nothing', async () => {
    const limits = [stepLimit(1), tokenLimit(1), timeLimit(1)]
    expect((await playTurn(['All is said.'], when(...limits))).reason).toBe('done')
  })

  test('turnLimit refuses the next turn before its first model call', async () => {
    const options = { plugins: [turnLimit(1)] }
    const first = await playTurn(['one'], options)
    const second = await playTurn(['two'], { ...options, conversation: first.agent.conversation })
    expect(first.reason).toBe('done')
    expect(second).toMatchObject({ reason: 'turn-limit', detail: { turns: 2, limit: 1 }, modelCalls: 0 })
  })

  test('tokenLimit counts what the model wrote, what was evaluated, or everything', async () => {
    const wordy = { ...looking(1), text: 'x'.repeat(400) }
    const script = [...Array.from({ length: 8 }, () => wordy), 'Done.']
    const stepsOf = async (tokens: number, of: 'completion' | 'evaluated' | 'all') => {
      const played = await playTurn(script, when(tokenLimit(tokens, { of, answer: false })))
      return [played.reason, played.modelCalls]
    }
    expect(await stepsOf(250, 'completion')).toEqual(['token-limit', 3])
    expect((await stepsOf(100_000, 'all'))[0]).toBe('done')
    const [, all] = await stepsOf(1_000, 'all')
    const [, evaluated] = await stepsOf(1_000, 'evaluated')
    expect(Number(all)).toBeLessThan(Number(evaluated))
  })

  test('tokenLimit per conversation counts earlier turns too', async () => {
    const options = when(tokenLimit(150, { per: 'conversation', answer: false }))
    const wordy = { ...looking(1), text: 'x'.repeat(400) }
    const first = await playTurn([wordy, 'ok'], options)
    const second = await playTurn([wordy, 'ok'], { ...options, conversation: first.agent.conversation })
    expect([first.reason, second.reason]).toEqual(['done', 'token-limit'])
    expect(second.agent.conversation.view(tokenUsage).completion).toBeGreaterThanOrEqual(150)
  })

  test('timeLimit ends a turn that takes too long', async () => {
    let now = 0
    const slow = [100, 200, 300, 400].map((at) => () => {
      now = at
      return looking(at)
    })
    const played = await playTurn(slow, { ...when(timeLimit(250, { answer: false })), now: () => now })
    expect(played).toMatchObject({ reason: 'time-limit', detail: { elapsedMs: 300, limitMs: 250 } })
  })

  test('errorLimit counts failures in a row over all tools; a success starts again', async () => {
    const fails = (name: string) =>
      probe(name, ({ ok }) => {
        if (ok === true) return 'fine'
        throw new Error(`${name} is broken`)
      })
    const played = await playTurn(
      [
        calls(['a', {}], ['b', {}]),
        calls(['a', { ok: true }]),
        calls(['a', {}]),
        calls(['nothing', {}]),
        calls(['b', {}]),
        'I could not do it.',
      ],
      { tools: [fails('a'), fails('b')], ...withConditions(errorLimit(3)) },
    )
    expect(played).toMatchObject({
      reason: 'error-limit',
      detail: { errors: 3, limit: 3, tool: 'b', last: 'b is broken' },
      text: 'I could not do it.',
    })
  })

  test.each([
    () => stepLimit(0),
    () => turnLimit(1.5),
    () => tokenLimit(Number.NaN),
    () => timeLimit(0),
    () => errorLimit(0),
  ])('a limit that makes no sense is refused', (make) => {
    expect(make).toThrow(RangeError)
  })
})

describe('completion', () => {
  test('stopOnTool ends the turn with the output of the tool', async () => {
    const played = await playTurn([looking(1), calls(['submit', {}]), 'never'], when(stopOnTool('submit')))
    expect(played).toMatchObject({
      reason: 'tool-done',
      detail: { tool: 'submit', data: { answer: 42 } },
      modelCalls: 2,
    })
  })

  test('a call of the tool that failed does not end the turn', async () => {
    const failing = probe('submit', () => {
      throw new Error('not yet')
    })
    const options = { tools: [failing], ...withConditions(stopOnTool('submit')) }
    expect((await playTurn([calls(['submit', {}]), 'ok'], options)).reason).toBe('done')
  })

  test('stopOnMarker ends the turn when the text says so, also beside a call', async () => {
    const reply = { ...looking(1), text: 'TASK COMPLETE' }
    const played = await playTurn([looking(0), reply, 'never'], when(stopOnMarker('TASK COMPLETE')))
    expect(played).toMatchObject({ reason: 'marker', modelCalls: 2 })
    expect((await playTurn(['task complete.'], when(stopOnMarker(/COMPLETE/gi)))).reason).toBe('marker')
  })

  test('stopWhenView stops by any view, also after the answer', async () => {
    const looked = stopWhenView(toolStatistics, (tools) => (tools.get('look')?.calls ?? 0) >= 2, {
      reason: 'looked',
    })
    expect(await playTurn(search, when(looked))).toMatchObject({ reason: 'looked', modelCalls: 2 })
    const always = stopWhen(() => true, { reason: 'enough', detail: { why: 'test' } })
    expect(await playTurn(['Hi.'], when(always))).toMatchObject({
      reason: 'enough',
      detail: { why: 'test' },
      text: 'Hi.',
    })
  })
})

describe('combinations', () => {
  const yes = stopWhen(() => true, { reason: 'yes', detail: 1 })
  const no = stopWhen(() => false, { reason: 'no' })
  const answering = stopWhen(() => true, { reason: 'also', answer: true })

  test.each([
    ['all', allOf(yes, answering), 'yes and also'],
    ['all, one does not', allOf(yes, no), 'done'],
    ['all of none', allOf(), 'done'],
    ['any', anyOf(no, answering, yes), 'also'],
    ['none', anyOf(no, no), 'done'],
    ['not', not(no), 'not no'],
    ['not, with a reason', not(no, 'odd'), 'odd'],
    ['not what stops', not(yes), 'done'],
    ['nested', allOf(anyOf(no, yes), not(no)), 'yes and not no'],
  ])('%s', async (_, condition, reason) => {
    expect((await playTurn(['Hi.'], when(condition))).reason).toBe(reason)
  })

  test('the detail keeps what each of them said, and one that wants an answer gets it', async () => {
    const played = await playTurn([looking(1), 'So far so good.'], when(allOf(yes, answering)))
    expect(played).toMatchObject({
      text: 'So far so good.',
      detail: [
        { reason: 'yes', detail: 1 },
        { reason: 'also', detail: null },
      ],
    })
  })
})
