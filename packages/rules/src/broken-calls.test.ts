import type { JsonObject, Tool } from '@orion-harness/core'
import { expect, test } from 'vitest'
import { calls, playTurn, probe, repeat } from './__fixtures__/scripted-turn.ts'
import { repetitionGuard } from './repetition-guard.ts'

const guarded = (tools: readonly Tool[]) => ({ tools, plugins: [repetitionGuard()] })

test('a fact goes with the result of the same broken call, and then the turn ends', async () => {
  const strict: Tool = {
    ...probe('look'),
    prepare: () => ({ ok: false, problems: ['path: is missing'] }),
  }
  const script = Array.from({ length: 10 }, (_, n) => calls(['look', { n }]))
  const played = await playTurn([...script.slice(0, 6), 'I cannot look.'], guarded([strict]))
  expect(played).toMatchObject({
    reason: 'repetition',
    detail: { kind: 'broken-call', times: 6, tool: 'look' },
    text: 'I cannot look.',
  })
  const facts = played.entries.flatMap((entry) => (entry.type === 'reminder' ? [entry.text] : []))
  expect(facts).toEqual(
    [3, 4, 5, 6].map((times) => `The last ${times} calls of look had this same problem, and none was run.`),
  )
  expect(played.entries.filter(({ type }) => type === 'user')).toHaveLength(1)
})

test.each([0, 1])(
  'of two in each reply the one with the same problem ends the turn, at place %i',
  async (place) => {
    const strict: Tool = {
      ...probe('look'),
      prepare: ({ n }) => ({
        ok: false,
        problems: [n === undefined ? 'path: is missing' : `value ${JSON.stringify(n)} is bad`],
      }),
    }
    const script = Array.from({ length: 12 }, (_, n) => {
      const changing: readonly (readonly [string, JsonObject])[] = [['look', { n }]]
      return calls(...changing.toSpliced(place, 0, ['look', {}]))
    })
    const played = await playTurn([...script, 'Done.'], guarded([strict]))
    expect(played).toMatchObject({
      reason: 'repetition',
      detail: { kind: 'broken-call', times: 6, tool: 'look' },
      modelCalls: 7,
    })
  },
)

test('calls that cannot be read at all, and calls of no tool, are seen', async () => {
  const unreadable = { calls: [{ name: 'look', arguments: '{"path": ' }] }
  expect((await playTurn(repeat(20, unreadable), guarded([probe('look')]))).detail).toMatchObject({
    kind: 'broken-call',
  })
  const unknown = await playTurn(repeat(20, calls(['lok', {}])), guarded([probe('look')]))
  expect(unknown).toMatchObject({ reason: 'repetition' })
})
