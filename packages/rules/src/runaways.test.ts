import type { JsonObject, Plugin, StopCondition } from '@orion-harness/core'
import { describe, expect, test } from 'vitest'
import { calls, playTurn, probe } from './__fixtures__/scripted-turn.ts'
import { errorLimit } from './error-limit.ts'
import { repetitionGuard } from './repetition-guard.ts'
import { stepLimit } from './step-limit.ts'
import { timeLimit } from './time-limit.ts'
import { tokenLimit } from './token-limit.ts'

const answer = 'This is as far as I came.'

/** Models that never come to an end by themselves: what they call at each step. */
const models = {
  'the same call for ever': () => ['look', { at: 'x' }],
  'two calls alternating': (step) => [step % 2 === 0 ? 'look' : 'list', {}],
  'calls with ever-growing outputs': (step) => ['grow', { step }],
  'always one more thing to look at': (step) => ['look', { at: step }],
  'the same failing call': () => ['fail', {}],
  'ever new failing calls': (step) => ['fail', { step }],
} satisfies Readonly<Record<string, (step: number) => readonly [string, JsonObject]>>

type Model = keyof typeof models

const stopping = (condition: StopCondition): Plugin => ({ name: 'limit', stopWhen: [condition] })

const everybody = Object.keys(models) as Model[]

/** Guards, with the reason they give and the models they are meant for. */
const guards: readonly (readonly [Plugin, string, readonly Model[]])[] = [
  [stopping(stepLimit(6)), 'step-limit', everybody],
  [stopping(tokenLimit(2_000, { of: 'all' })), 'token-limit', everybody],
  [stopping(timeLimit(50)), 'time-limit', everybody],
  [stopping(errorLimit(4)), 'error-limit', ['the same failing call', 'ever new failing calls']],
  [
    repetitionGuard(),
    'repetition',
    ['the same call for ever', 'two calls alternating', 'the same failing call'],
  ],
]

/** Calls as long as it is offered tools, and answers when it is not. */
const script = (model: Model) =>
  Array.from({ length: 200 }, (_, step) => (request: { readonly input: unknown }) => {
    const offersTools = JSON.stringify(request.input).includes('"name":"look","description"')
    return offersTools ? { ...calls(models[model](step)), text: 'Let me see.' } : answer
  })

const tools = [
  probe('look', ({ at = null }) => `seen ${JSON.stringify(at)}`),
  probe('list', () => ['a', 'b']),
  probe('grow', ({ step }) => 'x'.repeat(100 * 2 ** Math.min(Number(step), 7))),
  probe('fail', () => {
    throw new Error('no such thing')
  }),
]

describe.each(guards.map(([plugin, reason, stopped]) => ({ plugin, reason, stopped })))(
  '$reason',
  ({ plugin, reason, stopped }) => {
    test.each(stopped)('%s: stopped, explained, and the person has an answer', async (model) => {
      const played = await playTurn(script(model), { tools, plugins: [plugin], maxSteps: 150 })
      expect(played).toMatchObject({ reason, text: answer })
      expect(played.detail).toBeTypeOf('object')
      expect(played.modelCalls).toBeLessThan(60)
      const ends = played.events.filter(({ type }) => type === 'turn-end')
      expect(ends).toMatchObject([{ reason, text: answer, detail: played.detail as object }])
      expect(played.entries.slice(-2)).toMatchObject([
        { type: 'assistant', text: answer },
        { type: 'turn-end', reason },
      ])
    })
  },
)

test('a reply that never ends is cut where it begins to repeat itself, or at its limit', async () => {
  const babble = 'and then he said that '.repeat(5_000)
  const cut = await playTurn([babble], { plugins: [repetitionGuard()], maxTokens: 2_000 })
  expect(cut).toMatchObject({ reason: 'text-repetition', detail: undefined })
  expect(cut.text.length).toBeGreaterThan(400)
  const counting = Array.from({ length: 20_000 }, (_, index) => `${index} `).join('')
  const long = await playTurn([counting], { plugins: [repetitionGuard()], maxTokens: 2_000 })
  expect(long.reason).toBe('length')
})
