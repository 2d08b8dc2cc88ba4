import { describe, expect, test } from 'vitest'
import type { ReadCall } from '@orion-harness/core'
import { builtInFormats } from './formats/built-in-formats.ts'
import { readReply, type ReadReplyOptions } from './testing/read-reply.ts'

const call = { name: 'bash', arguments: { command: 'ls -la', timeout: 12 } }

const contexts: Readonly<Record<string, (written: string) => string>> = {
  'in a code block between prose': (written) => `For example:\n\n\`\`\`\n${written}\n\`\`\`\n\nThat is all.`,
  'in a code block before prose': (written) => `\`\`\`\n${written}\n\`\`\`\nThat is all.`,
  'in a block quote': (written) => `You wrote:\n\n> ${written.replaceAll('\n', '\n> ')}\n\nRight?`,
  'in the middle of closed reasoning': (written) =>
    `<think>I could write ${written} but no.</think>\nNo need.`,
  'at the end of closed reasoning': (written) => `<think>\n${written}\n</think>\nNo need.`,
  'in a result the model echoed': (written) => `<tool_response>\n${written}\n</tool_response>\nSo it is.`,
}

function strip({ name, arguments: input }: ReadCall): unknown {
  return { name, arguments: input }
}

describe.each(builtInFormats.map((format) => [format.name, format] as const))(
  'a call of %s',
  (name, format) => {
    const written = format.write([call]).trim()
    const readers: readonly ReadReplyOptions[] = [{}, { callFormat: name }]

    test.each(Object.entries(contexts))('%s is not a call', (_, place) => {
      const text = place(written)
      for (const options of readers) {
        const reply = readReply(text, options)
        expect([text, reply.calls, reply.errors]).toEqual([text, [], []])
      }
    })

    test('in reasoning that was open and then closed is not a call', () => {
      const text = `Maybe\n${written}\nor not.\n</think>\nNo need.`
      for (const options of readers)
        expect(readReply(text, { ...options, startsInReasoning: true }).calls).toEqual([])
    })

    test('in an argument of another call, of any format, is text', () => {
      const content = `See:\n${written}\nend`
      const outer = { name: 'write_file', arguments: { content, path: 'x.md' } }
      for (const other of builtInFormats) {
        for (const callFormat of [undefined, other.name]) {
          const reply = readReply(other.write([outer]), callFormat === undefined ? {} : { callFormat })
          expect([other.name, reply.calls.map(strip)]).toEqual([other.name, [outer]])
        }
      }
    })

    test.each(['length', 'aborted'] as const)(
      'that was cut anywhere (%s) gives the whole call or none',
      (finish) => {
        for (const options of readers) {
          for (let at = 0; at <= written.length; at += 1) {
            const { calls } = readReply(written.slice(0, at), { ...options, finish })
            expect([at, calls.length > 1, calls[0] === undefined ? call : strip(calls[0])]).toEqual([
              at,
              false,
              call,
            ])
          }
        }
      },
    )
  },
)
