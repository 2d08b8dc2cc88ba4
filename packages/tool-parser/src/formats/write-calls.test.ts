import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hostilePieces } from '../testing/hostile-pieces.ts'
import { hostileText } from '../testing/hostile-text.ts'
import { readReply } from '../testing/read-reply.ts'
import { builtInFormats } from './built-in-formats.ts'
import type { WritableCall } from './call-format.ts'
import { writeCalls } from './write-calls.ts'

const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
const anyCall: fc.Arbitrary<WritableCall> = fc.oneof(
  fc.record({
    name: fc.constant('write_file'),
    arguments: fc.record({ path: hostileText, content: hostileText }),
  }),
  fc.record({
    name: fc.constant('bash'),
    arguments: fc.oneof(
      fc.record({ command: hostileText }),
      fc.record({ command: hostileText, timeout: fc.integer() }),
    ),
  }),
  fc.record({
    name: fc.constant('todo_write'),
    arguments: fc.record({
      todos: fc.array(fc.record({ text: hostileText, done: fc.boolean() }), { maxLength: 3 }),
    }),
  }),
  fc.record({ name: fc.constant('add'), arguments: fc.record({ a: number, b: number }) }),
  fc.constant({ name: 'get_time', arguments: {} }),
)

describe.each(builtInFormats.map((format) => [format.name] as const))('the format %s', (name) => {
  const roundTrip = (calls: readonly WritableCall[]): RoundTrip => {
    const text = writeCalls(name, calls)
    const reply = readReply(text, { callFormat: name })
    const found = reply.calls.map((call) => ({ name: call.name, arguments: call.arguments }))
    return { found, errors: reply.errors, text: reply.text.trim() }
  }

  test('reads back what it writes, whatever the strings hold', () => {
    fc.assert(
      fc.property(fc.array(anyCall, { minLength: 1, maxLength: 3 }), (calls) => {
        expect(roundTrip(calls)).toEqual(exactly(calls))
      }),
      { numRuns: 60 },
    )
  })

  test('reads back every marker of every format as a value', () => {
    for (const piece of hostilePieces) {
      for (const command of [piece, `a ${piece} b\n${piece}`]) {
        const calls = [{ name: 'bash', arguments: { command } }]
        expect(roundTrip(calls)).toEqual(exactly(calls))
      }
    }
  })

  test('reads back a string of 100 kB', () => {
    const content = hostilePieces.join(' x\n').repeat(40).slice(0, 100_000)
    const calls = [{ name: 'write_file', arguments: { path: 'a', content } }]
    expect(roundTrip(calls)).toEqual(exactly(calls))
  })

  test('needs no repair for a plain call', () => {
    const calls = [{ name: 'bash', arguments: { command: 'ls -la' } }]
    const [call] = readReply(writeCalls(name, calls), { callFormat: name }).calls
    expect(call?.repairs).toEqual([])
  })
})

interface RoundTrip {
  readonly found: readonly unknown[]
  readonly errors: readonly unknown[]
  readonly text: string
}

function exactly(calls: readonly WritableCall[]): RoundTrip {
  return { found: calls.map(normal), errors: [], text: '' }
}

/** JSON has no negative zero. */
function normal(call: WritableCall): unknown {
  const value: unknown = JSON.parse(JSON.stringify({ name: call.name, arguments: call.arguments }))
  return value
}

test('a format nobody knows is refused', () => {
  expect(() => writeCalls('nope', [])).toThrow(TypeError)
})
