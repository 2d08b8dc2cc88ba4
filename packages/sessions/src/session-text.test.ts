import { describe, expect, it } from 'vitest'
import { createConversation } from '@orion-harness/core'
import { error, say, textsOf } from './__fixtures__/talk.ts'
import { readSessionText, writeSessionText } from './session-text.ts'

function written(): readonly string[] {
  const conversation = createConversation({ now: () => 1 })
  say(conversation, 'one', 'two', 'three')
  return writeSessionText({ id: 'talk', title: '', createdAt: 1 }, conversation).split('\n')
}

const reading = (lines: readonly string[]) => () => readSessionText(lines.join('\n'), 'talk')

describe('the text of a session', () => {
  it.each([
    ['is broken', (line: string) => line.replace('"type":', '"type"')],
    ['is of an unknown type', (line: string) => line.replace('"user"', '"spell"')],
    ['is out of order', (line: string) => line.replace('"e2"', '"e3"')],
  ])('is refused with the line of an entry that %s; cut before it, the rest is read', (_, damage) => {
    const lines = written().map((line, index) => (index === 3 ? damage(line) : line))
    expect(reading(lines)).toThrow(error('SESSION_CORRUPT'))
    expect(reading(lines)).toThrow('(line 4)')
    expect(reading(lines)).toThrow(expect.objectContaining({ hint: expect.stringMatching('before line 4') }))
    expect(textsOf(reading(lines.slice(0, 3))().conversation)).toEqual(['one'])
  })

  it.each([
    ['damaged', '{"orion":', '(line 2)', 'beginning is lost'],
    ['of a newer format', '{"orion":"conversation","version":2,"id":"x"}', 'format 2', 'Update'],
  ])('whose conversation header is %s is refused without advice to cut', (_, header, message, hint) => {
    const lines = written().map((line, index) => (index === 1 ? header : line))
    expect(reading(lines)).toThrow(message)
    expect(reading(lines)).toThrow(expect.objectContaining({ hint: expect.stringMatching(hint) }))
  })
})
