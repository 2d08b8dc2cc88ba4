import { expect, test } from 'vitest'
import { sumDialogue } from '../test-support/dialogues.ts'
import { scoreCase } from './score-case.ts'

const asked = sumDialogue()
const call = { name: 'calculator', arguments: { expression: '12 * 7' } }

test('the expected calls with the expected answer are right', () => {
  expect(scoreCase(asked, { calls: [call], text: 'The answer is 84.' })).toEqual({
    calls: true,
    answer: 1,
    right: 1,
  })
})

test('a right answer after no call, another call or one call more is not a right case', () => {
  const other = { name: 'calculator', arguments: { expression: '12 + 7' } }
  for (const calls of [[], [other], [call, call]]) {
    expect(scoreCase(asked, { calls, text: 'The answer is 84.' })).toEqual({
      calls: false,
      answer: 1,
      right: 0,
    })
  }
})

test('a wrong answer after the right call is half of a case, and not a right one', () => {
  expect(scoreCase(asked, { calls: [call], text: 'The answer is 48.' })).toEqual({
    calls: true,
    answer: 0,
    right: 0,
  })
})

test('a mistake the model was shown is none of the calls it has to make', () => {
  const [turn] = asked.turns
  const mistake = {
    calls: [{ name: 'calculator', arguments: {} }],
    written: '',
    results: [],
    learn: false,
  }
  const retried = { ...asked, turns: turn ? [{ ...turn, steps: [mistake, ...turn.steps] }] : [] }
  expect(scoreCase(retried, { calls: [call], text: '84' }).right).toBe(1)
})
