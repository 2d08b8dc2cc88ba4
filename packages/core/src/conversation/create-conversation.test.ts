import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AssistantEntry, EntryBody, EntryDraft, ToolResultEntry } from '../contract/entry.ts'
import type { View } from '../contract/conversation.ts'
import { createConversation } from './create-conversation.ts'
import { conversationFromJsonLines } from './json-lines.ts'

const at = (body: EntryBody): EntryDraft => ({ ...body, turn: 1, step: 1 })
const user = (text: string) => at({ type: 'user', text, source: 'prompt' })
const usage = { promptTokens: 1, reusedTokens: 0, completionTokens: 1, exact: true }
const calling = (...ids: readonly string[]): EntryDraft =>
  at({ ...reply, calls: ids.map((id) => ({ id, name: 'look', arguments: {} })) })
const reply: AssistantEntry = { type: 'assistant', text: '', calls: [], readings: [], finish: 'stop', usage }
const badCall: EntryDraft = JSON.parse(
  JSON.stringify(calling('c1')).replace('"arguments":{}', '"arguments":null'),
) as EntryDraft
const answer = (callId: string): EntryDraft => at({ ...result, callId })
const result: ToolResultEntry = {
  type: 'tool-result',
  callId: '',
  name: 'look',
  result: { ok: true, data: 1, text: '1', reminders: [] },
  durationMs: 0,
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a conversation', () => {
  it('numbers its entries and freezes them', () => {
    const conversation = createConversation({ now: () => 7 })
    const entry = conversation.append(user('hello'))
    expect(entry).toEqual({
      id: 'e1',
      at: 7,
      turn: 1,
      step: 1,
      type: 'user',
      text: 'hello',
      source: 'prompt',
    })
    expect(Object.isFrozen(entry)).toBe(true)
    expect(conversation.entry('e1')).toBe(entry)
  })

  it.each([
    ['a result nobody asked for', [user('a')], answer('c1')],
    ['a result out of order', [calling('c1', 'c2')], answer('c2')],
    ['a second result', [calling('c1'), answer('c1')], answer('c1')],
    ['a message while a call is open', [calling('c1')], user('b')],
    ['a reply while a call is open', [calling('c1')], calling('c2')],
    ['two calls with one id', [calling('c1'), answer('c1')], calling('c1')],
    ['two calls with one id in one reply', [], calling('c1', 'c1')],
    ['a call whose arguments are no object', [], badCall],
    ['a pin on nothing', [user('a')], at({ type: 'pin', target: 'e9', pinned: true })],
    [
      'an elision of something that is no result',
      [user('a')],
      at({ type: 'elide', target: 'e1', text: '', reason: '' }),
    ],
  ])('refuses %s', (_, before, next) => {
    const conversation = createConversation()
    for (const draft of before) conversation.append(draft)
    expect(() => conversation.append(next)).toThrow(expect.objectContaining({ code: 'CONVERSATION_INVALID' }))
    expect(conversation.entries).toHaveLength(before.length)
  })

  it('takes a reply whose ids were put right after it was refused', () => {
    const conversation = createConversation()
    expect(() => conversation.append(calling('c1', 'c1'))).toThrow('Two calls have the id c1.')
    conversation.append(calling('c1', 'c2'))
    expect(conversation.entries).toHaveLength(1)
  })

  it('folds each entry once per view', () => {
    let folded = 0
    const counting: View<number> = {
      name: 'counting',
      initial: () => 0,
      fold: (count) => (folded++, count + 1),
    }
    const conversation = createConversation()
    conversation.append(user('a'))
    expect(conversation.view(counting)).toBe(1)
    conversation.append(user('b'))
    expect([conversation.view(counting), conversation.view(counting)]).toEqual([2, 2])
    expect(folded).toBe(2)
  })

  it('forks at any entry and leaves the source untouched', () => {
    const conversation = createConversation()
    for (const text of ['a', 'b', 'c']) conversation.append(user(text))
    const fork = conversation.fork('e2')
    fork.append(user('other'))
    expect(fork.entries.map((entry) => (entry.type === 'user' ? entry.text : ''))).toEqual([
      'a',
      'b',
      'other',
    ])
    expect(conversation.entries).toHaveLength(3)
    expect(() => conversation.fork('e9')).toThrow('There is no entry e9.')
  })

  it('tells listeners of new entries until they stop listening', () => {
    const conversation = createConversation()
    const seen: string[] = []
    const stop = conversation.onAppend((entry) => seen.push(entry.id))
    conversation.append(user('a'))
    stop()
    conversation.append(user('b'))
    expect(seen).toEqual(['e1'])
  })

  it('goes on when a listener throws, and the runtime hears of it', () => {
    const uncaught: unknown[] = []
    vi.stubGlobal('queueMicrotask', (task: () => void) => {
      try {
        task()
      } catch (error) {
        uncaught.push(error)
      }
    })
    const conversation = createConversation()
    const failure = new Error('disk full')
    const seen: string[] = []
    conversation.onAppend(() => {
      throw failure
    })
    conversation.onAppend((entry) => seen.push(entry.id))
    conversation.append(user('a'))
    expect([seen, uncaught]).toEqual([['e1'], [failure]])
  })
})

describe('JSON lines', () => {
  const written = () => {
    const conversation = createConversation({ id: 'talk', now: () => 0 })
    for (const draft of [user('line\nbreak \u2028'), calling('c1'), answer('c1')]) conversation.append(draft)
    return conversation.toJsonLines()
  }

  it('give back the same conversation', () => {
    const { conversation, torn } = conversationFromJsonLines(written())
    expect(conversation.id).toBe('talk')
    expect(conversation.toJsonLines()).toBe(written())
    expect(torn).toBeUndefined()
  })

  it('lose only the line that was being written', () => {
    const { conversation, torn } = conversationFromJsonLines(written().slice(0, -20))
    expect(conversation.entries).toHaveLength(2)
    expect(torn).toMatch(/^\{"id":"e3"/)
  })

  it.each([
    ['no header', 'hello\n', 'not the header of a conversation. (line 1)'],
    ['a newer format', '{"orion":"conversation","version":2,"id":"x"}\n', 'format 2'],
    ['a broken line in the middle', written().replace('"type":"user"', '"type":'), 'line 2'],
    [
      'an unknown entry',
      written().replace('"type":"user"', '"type":"spell"'),
      'There is no entry type "spell". (line 2)',
    ],
    [
      'an entry that stands twice',
      written().replace(/(.*"e2".*\n)/, '$1$1'),
      'Entry e2 is out of order. (line 4)',
    ],
    ['a result nobody asked for', written().replace('"id":"c1"', '"id":"c2"'), 'where c2 was due. (line 4)'],
    ['a missing field', written().replace('"source":"prompt"', '"source":"nobody"'), 'Field source'],
  ])('are refused with %s', (_, text, message) => {
    expect(() => conversationFromJsonLines(text)).toThrow(message)
  })

  it('are refused with the line of the file that they stand in', () => {
    const reading = (text: string) => () => conversationFromJsonLines(text, { firstLine: 2 })
    expect(reading(written().replace('"type":"user"', '"type":'))).toThrow('(line 3)')
    expect(reading('hello\n')).toThrow('(line 2)')
  })
})
