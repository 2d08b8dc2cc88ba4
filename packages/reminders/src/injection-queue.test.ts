import { createConversation } from '@orion-harness/core'
import type { ReminderInput } from '@orion-harness/core'
import { describe, expect, test } from 'vitest'
import { calls, playTurn, tool } from './__fixtures__/scripted-turn.ts'
import { queueReminder } from './queue-reminder.ts'
import type { QueuedReminder } from './queue-reminder.ts'
import { reminders } from './reminders.ts'
import type { RemindersOptions } from './reminders.ts'

const steps = (count: number) => [...Array.from({ length: count }, () => calls(['look', {}])), 'Done.']

/** One turn of `count` tool steps after these were queued. */
async function play(
  queued: readonly QueuedReminder[],
  count = 0,
  options: RemindersOptions = {},
  attached: readonly ReminderInput[] = [],
) {
  const conversation = createConversation({ now: () => 0 })
  for (const reminder of queued) queueReminder(conversation, reminder)
  return playTurn(steps(count), {
    conversation,
    tools: [tool('look', 'ok', attached)],
    plugins: [reminders({ seed: false, ...options })],
  })
}

const texts = (injected: readonly string[]) =>
  injected.map((text) => text.replaceAll(/<\/?system-reminder>/g, '').trim())

describe('order', () => {
  test('the highest priority goes first, then what came first', async () => {
    const { injected } = await play([
      { source: 'a', text: 'one' },
      { source: 'b', text: 'two', priority: 100 },
      { source: 'c', text: 'three' },
      { source: 'd', text: 'four', priority: 5 },
    ])
    expect(texts(injected)).toEqual(['two', 'four', 'one', 'three'])
  })

  test('those of one group are one tag, in the place of the first', async () => {
    const { injected, entries } = await play([
      { source: 'a', text: 'one', group: 'g' },
      { source: 'b', text: 'two' },
      { source: 'c', text: 'three', group: 'g', priority: 9 },
    ])
    expect(injected).toEqual([
      '<system-reminder>\nthree\none\n</system-reminder>',
      '<system-reminder>two</system-reminder>',
    ])
    expect(entries.flatMap((entry) => (entry.type === 'reminder' ? [entry.source] : []))).toEqual([
      'c + a',
      'b',
    ])
  })
})

describe('one of a kind', () => {
  test('of the same key the newer is sent', async () => {
    const { injected, outcomes } = await play([
      { source: 'a', text: 'build failed', key: 'build' },
      { source: 'a', text: 'build passed', key: 'build' },
    ])
    expect(texts(injected)).toEqual(['build passed'])
    expect(outcomes[0]).toMatchObject({
      text: 'build failed',
      outcome: 'dropped',
      reason: 'replaced by a newer one',
    })
  })

  test('of the same key and the same text one is sent, whichever has the priority', async () => {
    const { injected, outcomes } = await play(
      [{ source: 'a', text: 'It rains.', key: 'rain', priority: 5 }],
      2,
      {
        reminders: [{ name: 'rain', text: 'It rains.' }],
      },
    )
    expect(texts(injected)).toEqual(['It rains.'])
    expect(outcomes.map(({ source, outcome }) => `${source}: ${outcome}`)).toEqual([
      'rain: injected',
      'a: dropped',
    ])
  })

  test('of the same text the next is tried when the first does not fit', async () => {
    const text = 'x'.repeat(60)
    const { injected, outcomes } = await play(
      [
        { source: 'a', text: 'y'.repeat(60), group: 'g', priority: 9 },
        { source: 'b', text, priority: 5, key: 'one' },
        { source: 'c', text, group: 'g', key: 'two' },
      ],
      0,
      { tokensPerMessage: 42 },
    )
    expect(injected).toHaveLength(1)
    expect(outcomes.map(({ source, outcome }) => `${source}: ${outcome}`)).toEqual([
      'a: injected',
      'b: waiting',
      'c: injected',
    ])
  })

  test('an empty text is not sent', async () => {
    const { injected, outcomes } = await play([{ source: 'a', text: ' \n' }])
    expect(injected).toEqual([])
    expect(outcomes).toMatchObject([{ outcome: 'dropped', reason: 'empty' }])
  })

  test('what the model can still read is not sent again', async () => {
    const { injected, outcomes } = await play([], 3, {}, [{ text: 'The file is read-only.' }])
    expect(texts(injected)).toEqual(['The file is read-only.'])
    expect(outcomes.map(({ outcome, reason }) => `${outcome}: ${reason}`)).toEqual([
      'injected: attached to a result',
      'dropped: already in view',
      'dropped: already in view',
    ])
  })
})

describe('when it does not fit', () => {
  const long = (source: string, more: Partial<QueuedReminder> = {}): QueuedReminder => ({
    source,
    text: `${source} ${'x'.repeat(60)}`,
    ...more,
  })

  test('it waits for the next injection point, in order', async () => {
    const { entries, outcomes } = await play([long('a'), long('b'), long('c')], 3, { tokensPerMessage: 30 })
    expect(
      entries.flatMap((entry) => (entry.type === 'reminder' ? [`${entry.step} ${entry.source}`] : [])),
    ).toEqual(['1 a', '2 b', '3 c'])
    expect(
      outcomes.filter(({ source }) => source === 'c').map(({ outcome, reason }) => `${outcome}: ${reason}`),
    ).toEqual([
      'waiting: needs 25 tokens and 5 are left',
      'waiting: needs 25 tokens and 5 are left',
      'injected: waited for 2 injection points',
    ])
  })

  test('it is dropped when it says so', async () => {
    const { injected, outcomes } = await play([long('a'), long('b', { ifFull: 'drop' })], 2, {
      tokensPerMessage: 30,
    })
    expect(injected).toHaveLength(1)
    expect(outcomes.filter(({ source }) => source === 'b').map(({ outcome }) => outcome)).toEqual(['dropped'])
  })

  test('it expires, and that is said once', async () => {
    const crowd = Array.from({ length: 9 }, (_, index) => long(`p${index}`, { priority: 9, expires: 20 }))
    const { injected, outcomes } = await play([...crowd, long('late', { expires: 2 })], 9, {
      tokensPerMessage: 30,
    })
    expect(injected.join()).not.toContain('late')
    expect(
      outcomes
        .filter(({ source }) => source === 'late')
        .map(({ outcome, reason }) => `${outcome}: ${reason}`),
    ).toEqual([
      'waiting: needs 26 tokens and 5 are left',
      'waiting: needs 26 tokens and 5 are left',
      'waiting: needs 26 tokens and 5 are left',
      'dropped: expired after 3 injection points',
    ])
  })

  test('what is larger than the whole budget waits too, and is dropped once', async () => {
    const { injected, outcomes } = await play([long('a', { expires: 1 })], 4, { tokensPerMessage: 20 })
    expect(injected).toEqual([])
    expect(outcomes.map(({ outcome, reason }) => `${outcome}: ${reason}`)).toEqual([
      'waiting: larger than the budget',
      'waiting: larger than the budget',
      'dropped: expired after 2 injection points',
    ])
    const unwilling = await play([long('a', { ifFull: 'drop' })], 4, { tokensPerMessage: 20 })
    expect(unwilling.outcomes).toMatchObject([{ outcome: 'dropped', reason: 'larger than the budget' }])
  })

  test('safety is sent over the budget', async () => {
    const { injected } = await play([long('a'), long('safety', { priority: 100 })], 0, {
      tokensPerMessage: 20,
    })
    expect(injected).toHaveLength(1)
    expect(injected[0]).toContain('safety')
  })

  test('all that can still be read counts against the budget in view', async () => {
    const queued = Array.from({ length: 6 }, (_, index) => long(`p${index}`, { expires: 50 }))
    const { injected } = await play(queued, 8, { tokensPerMessage: 30, tokensInView: 80 })
    expect(injected).toHaveLength(3)
  })
})

test('what a tool attached is forgotten when its turn is over, what a person queued is not', async () => {
  const conversation = createConversation({ now: () => 0 })
  const options = { conversation, tools: [tool('look', 'ok', [{ text: `attached ${'x'.repeat(60)}` }])] }
  queueReminder(conversation, { source: 'me', text: `first ${'x'.repeat(60)}` })
  queueReminder(conversation, { source: 'me', text: `second ${'x'.repeat(60)}` })
  const plugins = [reminders({ seed: false, tokensPerMessage: 30 })]
  await playTurn([calls(['look', {}]), 'Done.'], { ...options, plugins })
  const { injected, outcomes } = await playTurn(['Done.'], { ...options, plugins })
  expect(texts(injected).map((text) => text.split(' ')[0])).toEqual(['first', 'second'])
  expect(outcomes).toMatchObject([{ source: 'look', outcome: 'dropped', reason: 'its turn is over' }])
})
