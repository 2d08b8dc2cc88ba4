import fc from 'fast-check'
import { isHarnessError } from '@orion-harness/core'
import { describe, expect, it } from 'vitest'
import { createMessageReader } from './message-reader.ts'
import type { StreamMessage } from './message-reader.ts'

const payload = (value: unknown): StreamMessage => ({ type: 'payload', value })
const done: StreamMessage = { type: 'done' }
const garbage = (text: string): StreamMessage => ({ type: 'garbage', text })

describe('a message reader', () => {
  const cases: readonly (readonly [what: string, text: string, messages: readonly StreamMessage[]])[] = [
    ['an ordinary stream', 'data: {"a":1}\n\ndata: [DONE]\n\n', [payload({ a: 1 }), done]],
    ['no space after the colon', 'data:{"a":1}\n\ndata:[DONE]\n\n', [payload({ a: 1 }), done]],
    [
      'line ends of Windows and of old',
      'data: {"a":1}\r\n\r\ndata: {"b":2}\r\rdata: [DONE]',
      [payload({ a: 1 }), payload({ b: 2 }), done],
    ],
    [
      'comments and other fields',
      ': ping\nevent: message\nid: 7\nretry: 10\ndata: {"a":1}\n\n: ping\n\n',
      [payload({ a: 1 })],
    ],
    [
      'no blank line between messages',
      'data: {"a":1}\ndata: {"b":2}\n',
      [payload({ a: 1 }), payload({ b: 2 })],
    ],
    ['a message over several lines', 'data: {"a":\ndata: 1}\n\n', [payload({ a: 1 })]],
    ['no line end at the end', 'data: {"a":1}', [payload({ a: 1 })]],
    ['a broken message', 'data: {"a":\n\ndata: {"b":2}\n\n', [garbage('{"a":'), payload({ b: 2 })]],
    ['a line that is no field', 'data: {"a":1}\n\noops\n\n', [payload({ a: 1 }), garbage('oops')]],
    ['JSON lines', '{"a":1}\n{"b":2}\n', [payload({ a: 1 }), payload({ b: 2 })]],
    [
      'JSON lines with a broken one',
      '{"a":1}\n{"b"\n{"c":3}',
      [payload({ a: 1 }), garbage('{"b"'), payload({ c: 3 })],
    ],
    ['one JSON document over lines', '\n{\n  "a": 1\n}\n', [payload({ a: 1 }), done]],
    ['a document that is cut off', '{\n  "a": 1\n', [garbage('{\n  "a": 1')]],
    [
      'text with line ends inside',
      'data: {"a":"x\\n\\ndata: [DONE]"}\n\n',
      [payload({ a: 'x\n\ndata: [DONE]' })],
    ],
    ['nothing', '', []],
  ]

  it.each(cases)('reads %s', (_, text, messages) => {
    expect(read([text])).toEqual(messages)
  })

  it('gives the same messages for every way of cutting the text', () => {
    const texts = cases.map(([, text]) => text)
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(fc.nat(12), { maxLength: 40 }), (text, sizes) => {
        const parts: string[] = []
        let rest = text
        for (const size of sizes) {
          parts.push(rest.slice(0, size))
          rest = rest.slice(size)
        }
        expect(read([...parts, rest])).toEqual(read([text]))
      }),
      { numRuns: 500 },
    )
  })

  it('gives up a line above its limit while it still comes in', () => {
    const reader = createMessageReader(1_000)
    reader.push('data: ')
    expect(codeOf(() => reader.push('x'.repeat(2_000)))).toBe('ENGINE_STREAM_BROKEN')
  })

  it('gives up a document above its limit', () => {
    const reader = createMessageReader(1_000)
    expect(codeOf(() => reader.push(`{\n${'"x",\n'.repeat(400)}`))).toBe('ENGINE_STREAM_BROKEN')
  })

  it('takes a web page for what it is', () => {
    expect(codeOf(() => read(['\n<!doctype html>\n']))).toBe('ENGINE_FAILED')
  })
})

function read(parts: readonly string[]): readonly StreamMessage[] {
  const reader = createMessageReader()
  return [...parts.flatMap((part) => reader.push(part)), ...reader.end()]
}

function codeOf(act: () => unknown): string | undefined {
  try {
    act()
  } catch (error) {
    if (isHarnessError(error)) return error.code
    throw error
  }
  return undefined
}
