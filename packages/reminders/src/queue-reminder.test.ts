import { createConversation } from '@orion-harness/core'
import type { Plugin } from '@orion-harness/core'
import { describe, expect, test } from 'vitest'
import { calls, playTurn, tool } from './__fixtures__/scripted-turn.ts'
import { queueReminder } from './queue-reminder.ts'
import type { QueuedReminder } from './queue-reminder.ts'
import { reminders } from './reminders.ts'

const look = calls(['look', {}])
const note = (more: Partial<QueuedReminder> = {}): QueuedReminder => ({
  source: 'watcher',
  text: 'The file changed.',
  ...more,
})

/** A turn of tool steps in which these are queued while the model writes its first reply. */
async function queueDuringReply(queued: readonly QueuedReminder[], before: readonly QueuedReminder[] = []) {
  const conversation = createConversation({ now: () => 0 })
  for (const reminder of before) queueReminder(conversation, reminder)
  const first = () => {
    for (const reminder of queued) queueReminder(conversation, reminder)
    return look
  }
  const { outcomes } = await playTurn([first, look, look, 'Done.'], {
    conversation,
    tools: [tool('look')],
    plugins: [reminders({ seed: false, tokensPerMessage: 30 })],
  })
  return outcomes.map(({ text, outcome, reason }) => `${text.slice(0, 17)} ${outcome}: ${reason}`)
}

describe('what is queued while the model writes', () => {
  test.each([{ ifFull: 'drop' }, { expires: 0 }, { expires: 1 }] as const)(
    'has its first injection point after that, with %j',
    async (more) => {
      expect(await queueDuringReply([note(more)])).toEqual(['The file changed. injected: queued'])
    },
  )

  test('and is never sent is reported, once', async () => {
    expect(await queueDuringReply([note({ text: ' ' })])).toEqual(['  dropped: empty'])
    expect(await queueDuringReply([note()], [note()])).toEqual([
      'The file changed. injected: queued',
      'The file changed. dropped: already in view',
    ])
  })

  test('replaces one of its key that waits, and that is reported', async () => {
    const [first, second] = ['a', 'b'].map((letter) => letter.repeat(70))
    const outcomes = await queueDuringReply(
      [note({ key: 'build', text: 'passed' })],
      [note({ text: first ?? '', priority: 1 }), note({ key: 'build', text: second ?? '' })],
    )
    expect(outcomes).toEqual([
      `${'a'.repeat(17)} injected: queued`,
      `${'b'.repeat(17)} waiting: needs 27 tokens and 3 are left`,
      `${'b'.repeat(17)} dropped: replaced by a newer one`,
      'passed injected: queued',
    ])
  })
})

describe('what is queued between a result and the next reply', () => {
  /** Queues it after the results of the first step, before the next injection point. */
  async function queueAfterResults(reminder: QueuedReminder) {
    const conversation = createConversation({ now: () => 0 })
    const watcher: Plugin = {
      name: 'watcher',
      stopWhen: [
        {
          name: 'watcher',
          check({ step }) {
            if (step === 1) queueReminder(conversation, reminder)
            return undefined
          },
        },
      ],
    }
    const { events } = await playTurn([look, look, look, 'Done.'], {
      conversation,
      tools: [tool('look')],
      plugins: [reminders({ seed: false, tokensPerMessage: 30 }), watcher],
    })
    return events.flatMap((event) =>
      event.type === 'reminder' ? [`step ${event.step}, ${event.outcome}: ${event.reason}`] : [],
    )
  }

  test('is sent at once', async () => {
    expect(await queueAfterResults(note())).toEqual(['step 2, injected: queued'])
  })

  test('is dropped once when it does not fit', async () => {
    expect(await queueAfterResults(note({ text: 'x'.repeat(400), ifFull: 'drop' }))).toEqual([
      'step 2, waiting: larger than the budget',
      'step 3, dropped: larger than the budget',
    ])
  })

  test('is reported once when it is empty', async () => {
    expect(await queueAfterResults(note({ text: ' ' }))).toEqual(['step 3, dropped: empty'])
  })
})
