import type { AssistantEntry, Entry } from '@orion-harness/core'
import { expect, test } from 'vitest'
import { readingCounts } from './reading-counts.ts'

const usage = { promptTokens: 0, reusedTokens: 0, completionTokens: 0, exact: true }

function assistant(readings: AssistantEntry['readings'], unreadable: boolean): Entry {
  const calls = readings.map((_, index) => ({
    id: `c${String(index)}`,
    name: 'bash',
    arguments: {},
    ...(unreadable ? { unreadable: { raw: '', problem: 'No.' } } : {}),
  }))
  return {
    id: 'e1',
    turn: 1,
    step: 1,
    at: 0,
    type: 'assistant',
    text: '',
    calls,
    readings,
    finish: 'stop',
    usage,
  }
}

test('calls, repaired calls, unreadable calls and each repair are counted by format', () => {
  const entries: readonly Entry[] = [
    assistant([{ format: 'hermes', repairs: [] }], false),
    assistant([{ format: 'hermes', repairs: ['trailing-comma', 'name-spelling'] }], false),
    assistant([{ format: 'hermes', repairs: [] }], true),
    assistant([{ format: 'bare-json', repairs: ['trailing-comma'] }], false),
    { id: 'e2', turn: 1, step: 1, at: 0, type: 'user', text: 'x', source: 'prompt' },
  ]
  const counts = entries.reduce((value, entry) => readingCounts.fold(value, entry), readingCounts.initial())
  expect(counts).toEqual({
    hermes: { calls: 2, repaired: 1, unreadable: 1, repairs: { 'trailing-comma': 1, 'name-spelling': 1 } },
    'bare-json': { calls: 1, repaired: 1, unreadable: 0, repairs: { 'trailing-comma': 1 } },
  })
})
