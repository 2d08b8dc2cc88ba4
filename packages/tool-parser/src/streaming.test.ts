import type { ReadPart } from '@orion-harness/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createVocabulary } from './reader/vocabulary.ts'
import { builtInFormats } from './formats/built-in-formats.ts'
import { fuzzOnce } from './testing/fuzz-reader.ts'
import { hostileText } from './testing/hostile-text.ts'
import { everywhere, readReply } from './testing/read-reply.ts'
import { sampleTools } from './testing/sample-tools.ts'
import { toolCallParser } from './tool-call-parser.ts'

const parser = toolCallParser()
const { longest } = createVocabulary(builtInFormats).trie

test('a thousand garbled replies read the same for every way of splitting them', () => {
  const failures = Array.from({ length: 1000 }, (_, seed) => fuzzOnce(seed)).filter(
    (one) => one !== undefined,
  )
  expect(failures).toEqual([])
})

test('a tag whose name ends its line ends at the same place however the text is split', () => {
  const parameter = '<parameter\nls -laparameter>\n<parameter=limit>\n10\n</parameter>\n'
  const call = `<tool_call>\n<function=read_file>\n${parameter}</functio]<]minimax[>[<tool_call>n>\n</tool_call>`
  const text = `${call}the file `
  const whole = readReply(text, { finish: 'tool-calls' })
  expect(whole.errors).toHaveLength(1)
  expect(readReply(text, { finish: 'tool-calls', splits: everywhere(text) }).parts).toEqual(whole.parts)
})

const spacedCalls: readonly string[] = [
  ...builtInFormats.map((format) => format.write([{ name: 'bash', arguments: { command: 'ls' } }])),
  'functions.bash:0{"command": "ls"}',
  'functions.bash:0<|tool_call_argument_begin|>{"command": "ls"}<|tool_call_end|>',
  'bash<arg_key>command</arg_key><arg_value>ls</arg_value></tool_call>',
  'bash\n```json\n{"command": "ls"}\n```',
  'bash(command="ls")',
  '[bash(command="ls")]',
  '```\nprint(bash(command="ls"))\n```',
  'to=functions.bash<|channel|>commentary json {"command": "ls"}',
  'x\n```json {"name": "bash",\n"arguments": {"command": "ls"}}```',
  'assistant to=bash {"command": "<|x"}',
  'Sure.<tool_call>\n{"name": "bash", "arguments": {"command": "ls"}}\n</tool_call>',
]

test.each(['\n'.repeat(17), ' '.repeat(9), ' '.repeat(70)])(
  'a gap of %j anywhere in a call reads the same however the text is split',
  (gap) => {
    for (const call of spacedCalls)
      for (let at = 0; at <= call.length; at += 1) {
        const text = call.slice(0, at) + gap + call.slice(at)
        expect(readReply(text, { splits: everywhere(text) }).parts).toEqual(readReply(text).parts)
      }
  },
)

test('an id that is no call of Kimi is text, not an argument', () => {
  for (const text of ['bash:0{"command": "ls"}', 'bash:0 {"command": "ls"} is the id'])
    expect(readReply(text)).toMatchObject({ calls: [], errors: [], text })
})

test('a text that names no offered tool never yields a call', () => {
  const strangers = sampleTools.map((tool, index) => ({ ...tool, name: `tool${String(index)}qqqq` }))
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(readReply(text, { tools: strangers }).calls).toEqual([])
    }),
    { numRuns: 1500 },
  )
})

test('prose comes out at once: less than the longest marker waits', () => {
  const prose =
    'Let x < y, [a] and {b}; "q" isn\'t <b>bold</b>. A tool `f(x)` as in code.\n\n- item | cell\nAction is near. '.repeat(
      20,
    )
  const reader = parser.open({ tools: sampleTools })
  let shown = 0
  for (let at = 0; at < prose.length; at += 1) {
    for (const part of reader.push(prose[at] ?? '')) if (part.type === 'text') shown += part.text.length
    expect(at + 1 - shown).toBeLessThanOrEqual(longest)
  }
})

test('prose without a call comes out unchanged', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('a', 'B', ' ', '.', '\n', 'é', '🙂', '<', '[', '-', '1'),
        maxLength: 60,
      }),
      (text) => {
        expect(readReply(text).text).toBe(text)
      },
    ),
    { numRuns: 1000 },
  )
})

test('the arguments grow while they arrive and are whole at the end', () => {
  const given = { path: 'a.txt', content: 'line one\nline "two"' }
  const text = `<tool_call>\n${JSON.stringify({ name: 'write_file', arguments: given })}\n</tool_call>`
  const reader = parser.open({ tools: sampleTools })
  const parts: ReadPart[] = []
  const seen: number[] = []
  for (const character of text) {
    parts.push(...reader.push(character))
    seen.push(parts.filter((part) => part.type === 'call-delta').length)
  }
  parts.push(...reader.finish('stop'))
  const deltas = parts.filter((part) => part.type === 'call-delta').map((part) => part.text)
  expect(JSON.parse(deltas.join(''))).toEqual(given)
  expect(new Set(seen).size).toBeGreaterThan(20)
  expect(parts[0]).toEqual({ type: 'call-start', index: 0, name: 'write_file' })
})

test('after the end nothing more is read', () => {
  const reader = parser.open({ tools: sampleTools })
  reader.finish('stop')
  expect(reader.push('more')).toEqual([])
  expect(reader.finish('stop')).toEqual([])
})

test('a format of your own is read, repaired and written like the others', async () => {
  const { defineCallFormat } = await import('./formats/call-format.ts')
  const own = defineCallFormat({
    name: 'acme',
    open: ['[[call]]'],
    close: ['[[/call]]'],
    write: (calls) => calls.map((call) => `[[call]]${JSON.stringify(call)}[[/call]]`).join(''),
  })
  const reply = readReply("I look. [[call]]{'name': 'Bash', 'args': {'command': 'ls'}}[[/call]]", {
    parser: toolCallParser({ formats: [own] }),
    callFormat: 'acme',
  })
  expect(reply.text).toBe('I look.')
  expect(reply.calls).toMatchObject([
    { name: 'bash', format: 'acme', repairs: ['single-quotes', 'arguments-key', 'name-spelling'] },
  ])
})

test('a format that reads its body itself is given the text between its markers', () => {
  const own = {
    name: 'pipe',
    open: ['<<run '],
    close: ['>>'],
    read: (body: string) => {
      const [name = '', command = ''] = body.split('|')
      return name === '' ? undefined : [{ name, arguments: { command }, textual: true, repairs: [] }]
    },
    write: () => '',
  }
  const options = { parser: toolCallParser({ formats: [own] }), callFormat: 'pipe' }
  expect(readReply('Go. <<run bash|ls -la>>', options).calls).toMatchObject([
    { arguments: { command: 'ls -la' } },
  ])
  expect(readReply('<<run >>', options).errors).toHaveLength(1)
})
