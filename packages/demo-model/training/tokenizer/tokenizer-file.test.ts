import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readTokenizerFile, writeTokenizerFile } from './tokenizer-file.ts'

const directory = mkdtempSync(join(tmpdir(), 'orion-tokenizer-'))
const path = join(directory, 'tokenizer.json')
afterAll(() => rmSync(directory, { recursive: true }))

it('holds the merges and nothing else', () => {
  writeTokenizerFile(path, [
    [97, 98],
    [256, 99],
  ])
  expect(readFileSync(path, 'utf8')).toBe('{"merges":[[97,98],[256,99]]}\n')
  expect(readTokenizerFile(path)).toEqual([
    [97, 98],
    [256, 99],
  ])
})

it.each(['[]', 'null', '{"merges":[[1]]}', '{"merges":[[1,-2]]}', '{"merges":[],"size":3}'])(
  'refuses %s',
  (content) => {
    writeFileSync(path, content)
    expect(() => readTokenizerFile(path)).toThrow(TypeError)
  },
)
