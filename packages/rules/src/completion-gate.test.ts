import { expect, test } from 'vitest'
import { playTurn, withConditions } from './__fixtures__/scripted-turn.ts'
import type { PlayedTurn } from './__fixtures__/scripted-turn.ts'
import { completionGate } from './completion-gate.ts'

const feedbackOf = ({ entries }: PlayedTurn): readonly string[] =>
  entries.flatMap((entry) => (entry.type === 'user' && entry.source === 'feedback' ? [entry.text] : []))

/** A gate that wants this word in the answer. */
const wanting = (word: string, times?: number) =>
  completionGate({
    name: `wants ${word}`,
    check: ({ text }) => (text.includes(word) ? undefined : `Say ${word}.`),
    ...(times === undefined ? {} : { times }),
  })

test('it sends the model back with what is missing', async () => {
  const gate = completionGate({
    check: ({ text }) => (text.includes('source') ? undefined : 'Name a source.'),
  })
  const played = await playTurn(['It is so.', 'It is so, source: me.'], withConditions(gate))
  expect(played).toMatchObject({ reason: 'done', text: 'It is so, source: me.', modelCalls: 2 })
  expect(
    played.entries.flatMap((entry) => (entry.type === 'user' ? [`${entry.source}: ${entry.text}`] : [])),
  ).toEqual(['prompt: Go.', 'feedback: Name a source.'])
})

test('it gives up after its times and says what was missing', async () => {
  const gate = completionGate({ check: () => 'Never good enough.', times: 2 })
  const played = await playTurn(['a', 'b', 'c', 'd'], withConditions(gate))
  expect(played).toMatchObject({
    reason: 'incomplete',
    detail: { feedback: 'Never good enough.', times: 2 },
    modelCalls: 3,
    text: 'c',
  })
})

test('each gate counts its own feedback', async () => {
  const gates = withConditions(wanting('b', 1), wanting('a', 1))
  const played = await playTurn(['neither', 'b', 'a b'], gates)
  expect(feedbackOf(played)).toEqual(['Say b.', 'Say a.'])
  expect(played).toMatchObject({ reason: 'done', text: 'a b' })
})

test('what another gate was sent back for first does not count', async () => {
  const gates = withConditions(wanting('b', 2), wanting('a', 1))
  const played = await playTurn(['neither', 'neither', 'b', 'b'], gates)
  expect(feedbackOf(played)).toEqual(['Say b.', 'Say b.', 'Say a.'])
  expect(played).toMatchObject({ reason: 'incomplete', detail: { feedback: 'Say a.', times: 1 } })
})

test('the count starts again with each turn', async () => {
  const gate = withConditions(wanting('a', 1))
  const { agent } = await playTurn(['no', 'a'], gate)
  const second = await playTurn(['no', 'a'], { ...gate, conversation: agent.conversation })
  expect(second.reason).toBe('done')
})

test('conversations that share a gate at the same time have a count each', async () => {
  const gate = withConditions(wanting('a', 1))
  const { agent } = await playTurn(['a'], gate)
  const [first, second] = await Promise.all([
    playTurn(['no', 'no', 'a'], gate),
    playTurn(['no', 'no', 'a'], { ...gate, conversation: agent.conversation }),
  ])
  expect([first, second].map(feedbackOf)).toEqual([['Say a.'], ['Say a.']])
  expect([first.reason, second.reason]).toEqual(['incomplete', 'incomplete'])
})

test('when all gates together have used what the harness allows, the turn ends as incomplete', async () => {
  const gates = withConditions(wanting('b'), wanting('a'))
  const played = await playTurn(['neither', 'neither', 'b', 'b', 'b'], gates)
  expect(feedbackOf(played)).toEqual(['Say b.', 'Say b.', 'Say a.'])
  expect(played).toMatchObject({ reason: 'incomplete', modelCalls: 4 })
})

test.each([0, 1.5, Number.NaN])('%j times is refused', (times) => {
  expect(() => completionGate({ check: () => undefined, times })).toThrow(RangeError)
})
