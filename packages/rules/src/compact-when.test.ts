import type { ContextStrategy } from '@orion-harness/core'
import { expect, test } from 'vitest'
import { calls, playTurn, probe, repeat, withConditions } from './__fixtures__/scripted-turn.ts'
import { compactAt, compactWhen } from './compact-when.ts'

const looking = (step: number) => calls(['look', { step }])
const search = [...Array.from({ length: 9 }, (_, step) => looking(step)), 'Found.']

/** Elides every result when it is told to shorten, and remembers at which steps that was. */
const eliding = () => {
  const asked: number[] = []
  const context: ContextStrategy = {
    name: 'eliding',
    async plan({ conversation, compactNow, step, turn, counter }) {
      if (compactNow) asked.push(step)
      const elided = new Set(
        conversation.entries.flatMap((entry) => (entry.type === 'elide' ? [entry.target] : [])),
      )
      const full = conversation.entries.filter(
        (entry) => entry.type === 'tool-result' && !elided.has(entry.id),
      )
      const decisions = (compactNow ? full : []).map(
        ({ id: target }) => ({ type: 'elide', target, text: '', reason: 'test', turn, step }) as const,
      )
      return {
        decisions,
        used: await counter.prompt(decisions),
        exact: true,
        warnings: [],
        explain: () => [],
      }
    },
  }
  return { asked, context }
}

test('compactAt asks for a shorter context once the share is reached, and not again right after', async () => {
  const { asked, context } = eliding()
  const big = probe('look', () => 'x'.repeat(4_000))
  await playTurn(search, {
    tools: [big],
    context,
    maxTokens: 95_000,
    ...withConditions(compactAt(0.5, { every: 3 })),
  })
  expect(asked).toEqual([5, 9])
})

test('compactAt does not ask again while a shortening is fresh', async () => {
  const { asked, context } = eliding()
  await playTurn(search, {
    tools: [probe('look')],
    ...withConditions(compactAt(0.000_001, { every: 4 })),
    context,
  })
  expect(asked).toEqual([2, 6, 10])
})

test('compactWhen asks by any predicate', async () => {
  const { asked, context } = eliding()
  await playTurn(repeat(3, looking(0)), {
    tools: [probe('look')],
    ...withConditions(compactWhen(({ step }) => step === 2, 'test')),
    context,
  })
  expect(asked).toEqual([3])
})

test('where nothing counts tokens compactAt does nothing', () => {
  const context = { conversation: { view: () => ({ replies: 99 }) } }
  expect(compactAt(0.5).check(context as never)).toBeUndefined()
})

test.each([
  () => compactAt(1.1),
  () => compactAt(0),
  () => compactAt(0.5, { every: Number.NaN }),
  () => compactWhen(() => true, 'test', { every: -1 }),
])('a limit that makes no sense is refused', (make) => {
  expect(make).toThrow(RangeError)
})
