import { conversationFromJsonLines, createConversation } from '@orion-harness/core'
import { expect, test } from 'vitest'
import { calls, playTurn, tool } from './__fixtures__/scripted-turn.ts'
import { queueReminder } from './queue-reminder.ts'
import type { Reminder } from './reminder.ts'
import { reminders } from './reminders.ts'

const plugins = (...defined: readonly Reminder[]) => [reminders({ reminders: defined })]

const looks = (times: number) => [...Array.from({ length: times }, (_, n) => calls(['look', { n }])), 'Done.']

const tools = [tool('look')]

const turns = async (reminder: Reminder, count: number): Promise<readonly number[]> => {
  let played = await playTurn(looks(1), { tools, plugins: plugins(reminder) })
  for (let turn = 2; turn <= count; turn++) {
    const { conversation } = conversationFromJsonLines(played.agent.conversation.toJsonLines())
    played = await playTurn(looks(1), { tools, plugins: plugins(reminder), conversation })
  }
  return played.entries.flatMap((entry) => (entry.type === 'reminder' ? [entry.turn] : []))
}

test('while the model can still read it, it is not repeated', async () => {
  expect(await turns({ name: 'a', text: 'A fact.' }, 4)).toEqual([1])
})

test('a cooldown counts turns, over a restart too', async () => {
  expect(await turns({ name: 'a', text: 'A fact.', cooldown: 2 }, 6)).toEqual([1, 3, 5])
})

test('once, and at most n times', async () => {
  expect(await turns({ name: 'a', text: ({ turn }) => `Turn ${turn}.`, once: true }, 4)).toEqual([1])
  expect(
    await turns({ name: 'a', text: ({ turn }) => `Turn ${turn}.`, times: 2, at: 'user-message' }, 4),
  ).toEqual([1, 2])
})

test.each([{}, { group: 'g' }])(
  'what a tool attaches under its name spends nothing of it, with %j',
  async (group) => {
    const attaching = tool('weather', 'sunny', [{ text: 'From a cache.', ...group }])
    const { entries } = await playTurn(
      [...Array.from({ length: 4 }, () => calls(['weather', {}])), 'Done.'],
      {
        tools: [attaching],
        plugins: plugins({
          name: 'weather',
          after: 'weather',
          times: 2,
          text: ({ step }) => `Step ${step}.`,
          when: ({ step }) => step > 2 || 'group' in group,
          ...group,
        }),
      },
    )
    const sent = entries.flatMap((entry) => (entry.type === 'reminder' ? [entry] : []))
    expect(sent.filter(({ text }) => text.includes('Step'))).toHaveLength(2)
    expect(sent.map(({ source }) => source).join(' + ')).toBe('weather + weather + weather')
  },
)

test('what is queued under its name spends nothing of it', async () => {
  const conversation = createConversation({ now: () => 0 })
  queueReminder(conversation, { source: 'fact', text: 'Another fact.' })
  const { injected } = await playTurn(looks(2), {
    tools,
    conversation,
    plugins: plugins({ name: 'fact', at: 'tool-result', once: true, text: ({ step }) => `Step ${step}.` }),
  })
  expect(injected).toEqual([
    '<system-reminder>Another fact.</system-reminder>',
    '<system-reminder>Step 2.</system-reminder>',
  ])
})

test('what has left the conversation may be said again', async () => {
  const plugin = plugins({ name: 'a', text: 'A fact.' })
  const { agent, entries } = await playTurn(['Hi.'], { plugins: plugin })
  const first = entries.filter(({ type }) => type === 'user' || type === 'assistant').map(({ id }) => id)
  agent.conversation.append({ type: 'drop', targets: first, reason: 'test', turn: 1, step: 1 })
  const second = await playTurn(['Hi.'], { plugins: plugin, conversation: agent.conversation })
  expect(second.injected).toHaveLength(2)
})
