import { expect, test } from 'vitest'
import { sampleTools } from '../testing/sample-tools.ts'
import { readArguments } from './read-arguments.ts'

const bash = sampleTools.find((tool) => tool.name === 'bash')
const time = sampleTools.find((tool) => tool.name === 'get_time')

test.each([
  ['{"command": "ls"}', { command: 'ls' }, []],
  ["{'command': 'ls', 'timeout': '5'}", { command: 'ls', timeout: 5 }, ['single-quotes', 'text-to-number']],
  ['"{\\"command\\": \\"ls\\"}"', { command: 'ls' }, ['encoded-arguments']],
  ['ls -la', { command: 'ls -la' }, ['plain-text-argument']],
])('%s is read', (text, given, repairs) => {
  if (bash === undefined) throw new Error('There is no sample tool "bash".')
  expect(readArguments(text, bash)).toEqual({ ok: true, arguments: given, repairs })
})

test('nothing at all is no arguments for a tool that takes none', () => {
  if (time === undefined) throw new Error('There is no sample tool "get_time".')
  expect(readArguments('', time)).toMatchObject({ ok: true, arguments: {} })
})

test('what is missing is a problem', () => {
  if (bash === undefined) throw new Error('There is no sample tool "bash".')
  expect(readArguments('{}', bash)).toMatchObject({ ok: false, problem: /required key "command" is missing/ })
  expect(readArguments('{"command": "ls', bash)).toMatchObject({ ok: false })
})
