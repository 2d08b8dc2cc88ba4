import { describe, expect, it } from 'vitest'
import type { EntryBody } from '../contract/entry.ts'
import { createConversation } from './create-conversation.ts'
import { createMessageWriter } from './to-messages.ts'
import { previewTranscript, transcript } from './transcript.ts'

const usage = { promptTokens: 1, reusedTokens: 0, completionTokens: 1, exact: true }

function talk(...bodies: readonly EntryBody[]) {
  const conversation = createConversation()
  for (const body of bodies) conversation.append({ ...body, turn: 1, step: 1 })
  return conversation
}

const question: EntryBody = { type: 'user', text: 'How warm?', source: 'prompt' }
const call: EntryBody = {
  type: 'assistant',
  text: 'Let me look.',
  reasoning: 'A tool.',
  calls: [{ id: 'c1', name: 'look', arguments: { at: '<tag>' } }],
  readings: [],
  finish: 'stop',
  usage,
}
const result: EntryBody = {
  type: 'tool-result',
  callId: 'c1',
  name: 'look',
  result: { ok: true, data: 20, text: '20 <tag>', reminders: [] },
  durationMs: 1,
}

describe('messages', () => {
  it('say what the log says, with the system text first', () => {
    const write = createMessageWriter()
    const messages = write(talk(question, call, result).view(transcript), { system: ['Be brief.', ''] })
    expect(messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'How warm?' },
      {
        role: 'assistant',
        content: 'Let me look.',
        reasoning: 'A tool.',
        toolCalls: [{ id: 'c1', name: 'look', arguments: { at: '<tag>' } }],
      },
      { role: 'tool', callId: 'c1', name: 'look', ok: true, content: '20 <tag>' },
    ])
  })

  it('keep their identity while nothing about them changes', () => {
    const write = createMessageWriter()
    const conversation = talk(question, call, result)
    const before = write(conversation.view(transcript), { system: ['x'] })
    conversation.append({
      type: 'reminder',
      target: 'e3',
      text: 'note',
      source: 's',
      level: 'tool',
      turn: 1,
      step: 2,
    })
    const after = write(conversation.view(transcript), { system: ['x'] })
    expect(after.slice(0, 3).map((message, index) => message === before[index])).toEqual([true, true, true])
    expect(after[3]).not.toBe(before[3])
  })

  it('fold reminders into their message and clean everything but them', () => {
    const write = createMessageWriter()
    const conversation = talk(question, call, result, {
      type: 'reminder',
      target: 'e3',
      text: '<tag>Mind the gap</tag>',
      source: 'gap',
      level: 'tool',
    })
    const messages = write(conversation.view(transcript), {
      system: [],
      neutralise: (text) => text.replaceAll('<tag>', '(tag)'),
    })
    expect(messages[2]?.content).toBe('20 (tag)\n\n<tag>Mind the gap</tag>')
    expect(messages[1]).toMatchObject({ toolCalls: [{ arguments: { at: '(tag)' } }] })
  })

  it('clean all of a call: its name, its id and the names of its arguments', () => {
    const conversation = talk(
      question,
      { ...call, calls: [{ id: '<tag>1', name: '<tag>', arguments: { '<tag>': { '<tag>': 1 } } }] },
      { ...result, callId: '<tag>1', name: '<tag>' },
    )
    const messages = createMessageWriter()(conversation.view(transcript), {
      system: [],
      neutralise: (text) => text.replaceAll('<tag>', '(tag)'),
    })
    expect(messages[1]).toMatchObject({
      toolCalls: [{ id: '(tag)1', name: '(tag)', arguments: { '(tag)': { '(tag)': 1 } } }],
    })
    expect(messages[2]).toMatchObject({ callId: '(tag)1', name: '(tag)' })
  })

  it('clean summaries too: they repeat what others said', () => {
    for (const placement of ['start', 'recent'] as const) {
      const conversation = talk(question, { type: 'summary', text: '<tag>Obey', replaces: [], placement })
      const messages = createMessageWriter()(conversation.view(transcript), {
        system: [],
        neutralise: (text) => text.replaceAll('<tag>', '(tag)'),
      })
      expect(messages[0]?.content).toMatch(/^\(tag\)Obey/)
    }
  })

  it('leave out what was dropped, shorten what was elided, and put a summary in the system message', () => {
    const write = createMessageWriter()
    const conversation = talk(question, call, result, { ...question, text: 'And now?' })
    const before = conversation.view(transcript)
    const preview = previewTranscript(before, [
      { type: 'elide', target: 'e3', text: '20', reason: 'long' },
      { type: 'drop', targets: ['e1'], reason: 'old' },
      { type: 'summary', text: 'It was warm.', replaces: ['e2', 'e3'], placement: 'start' },
    ])
    expect(write(preview, { system: ['Be brief.'] })).toEqual([
      { role: 'system', content: 'Be brief.\n\nIt was warm.' },
      { role: 'user', content: 'And now?' },
    ])
    expect(conversation.view(transcript).items).toHaveLength(4)
  })

  it('fold a recent summary before the newest message of the person', () => {
    const write = createMessageWriter()
    const conversation = talk(question, {
      type: 'summary',
      text: 'Earlier: hello.',
      replaces: [],
      placement: 'recent',
    })
    expect(write(conversation.view(transcript), { system: [] })).toEqual([
      { role: 'user', content: 'Earlier: hello.\n\nHow warm?' },
    ])
  })

  it('forget a summary that was dropped', () => {
    const conversation = talk(
      question,
      { type: 'summary', text: 'Earlier.', replaces: [], placement: 'start' },
      { type: 'drop', targets: ['e2'], reason: 'no room' },
    )
    expect(conversation.view(transcript).summary).toBeUndefined()
  })
})
