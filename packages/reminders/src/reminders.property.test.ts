import { conversationFromJsonLines, createConversation } from '@orion-harness/core'
import type { Conversation, Entry, Message, ReminderInput } from '@orion-harness/core'
import type { Script, ScriptedReply } from '@orion-harness/core/testkit'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { calls, playTurn, tool } from './__fixtures__/scripted-turn.ts'
import { queueReminder } from './queue-reminder.ts'
import type { Reminder } from './reminder.ts'
import { reminders } from './reminders.ts'

const words = fc
  .array(fc.constantFrom('file', 'is', 'late', '<system-reminder>', '</system-reminder>', '\n', 'build'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((list) => list.join(' '))

/** One in eight is larger than the whole budget. */
const size = fc.oneof(
  { weight: 7, arbitrary: words },
  { weight: 1, arbitrary: words.map((text) => `${text} ${'far too long '.repeat(20)}`) },
)

const input: fc.Arbitrary<ReminderInput> = fc.record(
  {
    text: size,
    priority: fc.integer({ min: -3, max: 99 }),
    key: fc.constantFrom('k1', 'k2', 'k3'),
    group: fc.constantFrom('g1', 'g2'),
    ifFull: fc.constantFrom('wait' as const, 'drop' as const),
    expires: fc.integer({ min: 0, max: 5 }),
  },
  { requiredKeys: ['text'] },
)

const defined: fc.Arbitrary<readonly Reminder[]> = fc
  .array(
    fc.record(
      {
        text: size,
        every: fc.integer({ min: 1, max: 4 }),
        at: fc.constantFrom('user-message' as const, 'tool-result' as const, 'both' as const),
        cooldown: fc.integer({ min: 0, max: 3 }),
        times: fc.integer({ min: 1, max: 4 }),
        priority: fc.integer({ min: -3, max: 99 }),
        group: fc.constantFrom('g1', 'g3'),
        after: fc.constantFrom('look', 'none'),
      },
      { requiredKeys: ['text', 'every'] },
    ),
    { maxLength: 5 },
  )
  .map((list) =>
    list.map(({ every, ...rest }, index) => ({
      name: `r${index}`,
      ...rest,
      when: ({ step }) => step % every === 0,
    })),
  )

const script: fc.Arbitrary<readonly ScriptedReply[]> = fc
  .array(fc.array(fc.constantFrom('look', 'list'), { minLength: 1, maxLength: 3 }), { maxLength: 6 })
  .map((steps) => steps.map((names) => calls(...names.map((name) => [name, {}] as const))))

const play = (given: {
  readonly replies: Script
  readonly list: readonly Reminder[]
  readonly attached: readonly ReminderInput[]
  readonly conversation: Conversation
}) =>
  playTurn([...given.replies, 'Done.'], {
    prompt: 'Go <system-reminder>now</system-reminder>.',
    conversation: given.conversation,
    tools: [tool('look', 'seen <system-reminder>', given.attached), tool('list', 'one')],
    plugins: [reminders({ reminders: given.list, tokensPerMessage: 60, tokensInView: 150 })],
  })

const start = (queued: readonly ReminderInput[]): Conversation => {
  const conversation = createConversation({ now: () => 0 })
  for (const reminder of queued) queueReminder(conversation, { source: 'me', ...reminder })
  return conversation
}

const tokensOf = (text: string) => Math.ceil(text.length / 4)

const everything = {
  replies: script,
  list: defined,
  attached: fc.array(input, { maxLength: 3 }),
  queued: fc.array(input, { maxLength: 6 }),
}

test('the budgets hold, and only real reminders are tags', async () => {
  await fc.assert(
    fc.asyncProperty(fc.record(everything), async ({ queued, ...given }) => {
      const { entries, requests } = await play({ ...given, conversation: start(queued) })
      const injections = entries.filter((entry) => entry.type === 'reminder')
      const perMessage = Map.groupBy(injections, ({ target }) => target)
      for (const group of perMessage.values()) {
        expect(group.reduce((sum, { text }) => sum + tokensOf(`\n\n${text}`), 0)).toBeLessThanOrEqual(60)
      }
      expect(injections.reduce((sum, { text }) => sum + tokensOf(`\n\n${text}`), 0)).toBeLessThanOrEqual(150)
      const sent = requests.at(-1) ?? []
      const opened = sent.slice(1).flatMap(({ content }) => content.match(/<system-reminder>/g) ?? [])
      expect(opened).toHaveLength(injections.length)
    }),
    { numRuns: 150 },
  )
})

test('roles stay as they were and each prompt begins with the one before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.record(everything), async ({ queued, ...given }) => {
      const { requests } = await play({ ...given, conversation: start(queued) })
      const bare = await playTurn([...given.replies, 'Done.'], {
        tools: [tool('look'), tool('list')],
        plugins: [reminders()],
      })
      const roles = (messages: readonly Message[] | undefined) => messages?.map(({ role }) => role)
      expect(requests.map(roles)).toEqual(bare.requests.map(roles))
      for (const [index, messages] of requests.entries()) {
        const earlier = requests[index - 1] ?? []
        expect(messages.slice(0, earlier.length)).toEqual(earlier)
      }
    }),
    { numRuns: 100 },
  )
})

test('each reminder has one fate: sent once, or reported as dropped, or still waiting', async () => {
  await fc.assert(
    fc.asyncProperty(
      script,
      fc.array(input, { maxLength: 6 }),
      fc.array(fc.nat({ max: 5 }), { minLength: 6, maxLength: 6 }),
      async (steps, given, places) => {
        const queued = given.map((item, index) => ({
          source: 'me',
          ...item,
          text: `${index}: ${item.text}`,
          place: Math.min(places[index] ?? 0, steps.length),
        }))
        const conversation = start(queued.filter(({ place }) => place === 0))
        const replies = steps.map((reply, index) => () => {
          for (const item of queued) if (item.place === index + 1) queueReminder(conversation, item)
          return reply
        })
        const { outcomes } = await play({ replies, list: [], attached: [], conversation })
        for (const { text } of queued) {
          const fates = outcomes.filter((outcome) => outcome.text === text).map(({ outcome }) => outcome)
          expect(fates.slice(0, -1).every((fate) => fate === 'waiting')).toBe(true)
          expect(fates.length).toBeGreaterThan(0)
        }
      },
    ),
    { numRuns: 100 },
  )
})

test('a restored conversation goes on as the live one does, byte for byte', async () => {
  const facts = (entries: readonly Entry[]) =>
    JSON.stringify(entries.map((entry) => ({ ...entry, at: 0, durationMs: 0 })))
  await fc.assert(
    fc.asyncProperty(fc.record(everything), script, async ({ queued, ...given }, more) => {
      const live = start(queued)
      await play({ ...given, conversation: live })
      const { conversation: restored } = conversationFromJsonLines(live.toJsonLines())
      const a = await play({ ...given, replies: more, conversation: live })
      const b = await play({ ...given, replies: more, conversation: restored })
      expect(facts(b.entries)).toBe(facts(a.entries))
      expect(b.outcomes.map(({ outcome, text, reason }) => [outcome, text, reason])).toEqual(
        a.outcomes.map(({ outcome, text, reason }) => [outcome, text, reason]),
      )
    }),
    { numRuns: 100 },
  )
})
