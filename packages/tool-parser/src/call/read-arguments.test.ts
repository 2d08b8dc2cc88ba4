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
  expect(readArguments('', time)).toEqual({ ok: true, arguments: {}, repairs: [] })
})

test.each([
  ['{}', {}, 'required key "command" is missing'],
  ['{"cmd": [1]}', { cmd: [1] }, 'required key "command" is missing'],
])('%s does not fit, and stays beside the problem as it was written', (text, written, problem) => {
  if (bash === undefined) throw new Error('There is no sample tool "bash".')
  const reading = readArguments(text, bash)
  expect(reading).toEqual({ ok: false, arguments: written, problem: expect.stringContaining(problem) })
})

test('what is cut off, or is no object, is a problem and nothing else', () => {
  if (bash === undefined) throw new Error('There is no sample tool "bash".')
  for (const text of ['{"command": "ls', '[1]'])
    expect(readArguments(text, bash)).toEqual({ ok: false, problem: expect.any(String) })
})
