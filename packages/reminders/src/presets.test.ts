import { createConversation } from '@orion-harness/core'
import { expect, test } from 'vitest'
import type { Reminder } from './reminder.ts'
import { calls, playTurn, tool } from './__fixtures__/scripted-turn.ts'
import { emptyResult, failingTool, historyShortened, longTurn, timePassed } from './presets.ts'
import { queueReminder } from './queue-reminder.ts'
import { reminders } from './reminders.ts'

const plugins = (...defined: readonly Reminder[]) => [reminders({ seed: false, reminders: defined })]

const textsOf = (injected: readonly string[]) =>
  injected.map((text) => text.replaceAll(/<\/?system-reminder>/g, ''))

const steps = (count: number) => [...Array.from({ length: count }, (_, n) => calls(['look', { n }])), 'Done.']

test('failingTool tells how often a tool has failed in a row', async () => {
  const { injected } = await playTurn(steps(4), {
    tools: [tool('look', new Error('no disk'))],
    plugins: plugins(failingTool(3)),
  })
  expect(textsOf(injected)).toEqual([
    'look has failed 3 times in a row.',
    'look has failed 4 times in a row.',
  ])
})

test('longTurn speaks once a turn', async () => {
  const { injected } = await playTurn(steps(6), { tools: [tool('look')], plugins: plugins(longTurn(3)) })
  expect(textsOf(injected)).toEqual(['3 steps have gone into this message so far.'])
})

test('emptyResult names tools that gave nothing', async () => {
  const { injected } = await playTurn([calls(['look', {}], ['find', {}], ['read', {}]), 'Done.'], {
    tools: [tool('look', ''), tool('find', []), tool('read', 'text')],
    plugins: plugins(emptyResult()),
  })
  expect(textsOf(injected)).toEqual(['look and find ran without an error and gave nothing back.'])
})

test('historyShortened speaks after each shortening, once', async () => {
  const plugin = plugins(historyShortened())
  const { agent, entries } = await playTurn(['Hi.'], { plugins: plugin })
  const { conversation } = agent
  const drop = (id: string | undefined) =>
    conversation.append({ type: 'drop', targets: [id ?? ''], reason: 'test', turn: 1, step: 1 })
  drop(entries[0]?.id)
  const second = await playTurn(['Hi.', 'Hi.'], { plugins: plugin, conversation })
  expect(second.injected).toHaveLength(1)
  expect((await playTurn(['Hi.'], { plugins: plugin, conversation })).injected).toHaveLength(1)
  drop(entries[1]?.id)
  expect((await playTurn(['Hi.'], { plugins: plugin, conversation })).injected).toHaveLength(2)
})

test.each([
  [59, []],
  [90, ['90 minutes have passed since the message before this one.']],
  [600, ['10 hours have passed since the message before this one.']],
  [4_320, ['3 days have passed since the message before this one.']],
])('timePassed after %i minutes', async (minutes, texts) => {
  const plugin = plugins(timePassed())
  let now = 1
  const first = await playTurn(['Hi.'], { plugins: plugin, now: () => now })
  now += minutes * 60_000
  const { conversation } = first.agent
  const second = await playTurn(['Hi again.'], { plugins: plugin, conversation, now: () => now })
  expect(textsOf(second.injected)).toEqual(texts)
})

test('timePassed measures from what was said, not from what was noted since', async () => {
  let now = 1
  const conversation = createConversation({ now: () => now })
  const options = { plugins: plugins(timePassed()), conversation, now: () => now }
  await playTurn(['Hi.'], options)
  now += 10 * 3_600_000
  conversation.pin('e1')
  queueReminder(conversation, { source: 'watcher', text: 'The file changed.' })
  now += 1_000
  const { injected } = await playTurn(['Hi again.'], options)
  expect(textsOf(injected)).toEqual([
    'The file changed.',
    '10 hours have passed since the message before this one.',
  ])
})
