import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Plugin } from '../contract/plugin.ts'
import type { ReminderSource } from '../contract/reminder.ts'
import { defineTool } from '../tools/define-tool.ts'
import { createHarness } from './create-harness.ts'
import { foldReminders } from './fold-reminders.ts'
import { foreignLoop } from './foreign-loop.ts'

const usage = { promptTokens: 1, reusedTokens: 0, completionTokens: 1, exact: true }
const look = defineTool({
  name: 'look',
  description: 'Looks.',
  input: z.object({}),
  execute: () => 'seen',
  reminders: () => [{ text: 'Look twice.' }],
})
const calling = (id: string) => ({
  text: '',
  calls: [{ id, name: 'look', arguments: {} }],
  readings: [],
  finish: 'tool-calls' as const,
  usage,
})

describe('a harness in a loop of its own', () => {
  it('gives messages, runs the tools one by one and injects what rides on a result', async () => {
    const harness = createHarness({ tools: [look], instructions: 'Be kind.' })
    harness.startTurn('Look!')
    expect(await harness.beforeModel()).toMatchObject({
      messages: [{ role: 'system' }, { role: 'user', content: 'Look!' }],
      tools: [{ name: 'look' }],
    })
    harness.afterModel(calling('c1'))
    const decision = await harness.beforeTool({ id: 'c1', name: 'look', arguments: {} })
    expect(decision.type).toBe('allow')
    const result = await harness.afterTool(
      { id: 'c1', name: 'look', arguments: {} },
      { ok: true, value: 'mine' },
    )
    expect(result).toMatchObject({ ok: true, data: 'mine' })
    expect(await harness.afterStep({ isFinal: false, text: '' })).toEqual({ type: 'continue' })
    const next = await harness.beforeModel()
    expect('messages' in next ? next.messages.at(-1) : next).toMatchObject({ content: 'mine\n\nLook twice.' })
  })

  it('logs a result for a call it does not let run', async () => {
    const harness = createHarness({ tools: [look] })
    harness.startTurn('Look!')
    harness.afterModel({ ...calling('c1'), calls: [{ id: 'c1', name: 'lock', arguments: {} }] })
    const decision = await harness.beforeTool({ id: 'c1', name: 'lock', arguments: {} })
    expect(decision).toMatchObject({ type: 'result', result: { error: { code: 'unknown-tool' } } })
    expect(harness.conversation.entries.at(-1)).toMatchObject({ type: 'tool-result', callId: 'c1' })
  })

  it('answers calls that a crash left open before the next turn', async () => {
    const harness = createHarness({ tools: [look] })
    harness.startTurn('Look!')
    harness.afterModel(calling('c1'))
    const restored = createHarness({ tools: [look], conversation: harness.conversation.fork() })
    restored.startTurn('Go on.')
    expect(restored.conversation.entries.map((entry) => entry.type)).toEqual([
      'user',
      'assistant',
      'tool-result',
      'user',
    ])
  })

  it('folds its texts into messages the loop keeps itself', () => {
    const own = [
      { role: 'system', content: 'Mine.' },
      { role: 'user', content: 'Hi' },
    ] as const
    const written = [
      { role: 'system', content: 'Seed.' },
      { role: 'user', content: 'Hi\n\nnote' },
    ] as const
    expect(foldReminders(own, written)).toEqual([
      { role: 'system', content: 'Mine.\n\nSeed.' },
      { role: 'user', content: 'Hi\n\nnote' },
    ])
    expect(foldReminders(own.slice(1), written).map(({ role }) => role)).toEqual(['system', 'user'])
  })

  it('refuses a plugin that the loop cannot honour', () => {
    const reminders: ReminderSource[] = [{ name: 'r', collect: () => ({ injections: [], outcomes: [] }) }]
    const plugins: Plugin[] = [{ name: 'nag', reminders }]
    expect(() => createHarness({ plugins, loop: foreignLoop({ inject: false }) })).toThrow(
      'Plugin "nag" has reminders, which this loop cannot honour: it lacks "inject".',
    )
    expect(() => createHarness({ plugins, loop: foreignLoop({ cutText: false }) })).not.toThrow()
  })

  it('refuses two tools of one name', () => {
    expect(() => createHarness({ tools: [look], plugins: [{ name: 'p', tools: [look] }] })).toThrow(
      expect.objectContaining({ code: 'TOOL_DUPLICATE' }),
    )
  })
})
