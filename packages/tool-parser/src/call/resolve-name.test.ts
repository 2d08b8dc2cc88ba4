import type { ToolSpec } from '@orion-harness/core'
import { expect, test } from 'vitest'
import { createNameResolver } from './resolve-name.ts'

const named = (name: string): ToolSpec => ({ name, description: '', parameters: { type: 'object' } })
const resolver = createNameResolver(['read_file', 'readFile2', 'bash', 'a_b', 'a-b'].map(named))

test.each([
  ['read_file', 'read_file', []],
  ['Read_File', 'read_file', ['name-spelling']],
  ['read-file', 'read_file', ['name-spelling']],
  ['readFile', 'read_file', ['name-spelling']],
  [String.raw`read\_file`, 'read_file', ['name-spelling']],
  ['functions.read_file', 'read_file', ['name-namespace']],
  ['repo_browser.Read_File', 'read_file', ['name-namespace', 'name-spelling']],
  ['mcp__files__bash', 'bash', ['name-namespace']],
  ['bash:0', 'bash', ['name-decoration']],
  ['bash!166', 'bash', ['name-decoration']],
  ['bash<|channel|>commentary', 'bash', ['name-decoration']],
  ['"bash"', 'bash', ['name-decoration']],
  ['a_b', 'a_b', []],
])('%s means %s', (written, name, repairs) => {
  const reading = resolver.resolve(written)
  expect(reading?.tool.name).toBe(name)
  expect(reading?.repairs).toEqual(repairs)
})

test.each(['', 'open_browser', 'bas', 'bashh', 'A_B', 'functions.', 'x'.repeat(300)])(
  '%s means no tool',
  (written) => {
    expect(resolver.resolve(written)).toBeUndefined()
  },
)
