import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { demoModelPath } from '../src/index.ts'
import { firstDialoguesHash } from './dialogues/first-dialogues-hash.ts'
import { readGgufMerges } from './tokenizer/read-gguf-merges.ts'
import { tokenizerJson } from './tokenizer/tokenizer-file.ts'

const read = (name: string) => readFileSync(new URL(`../model/${name}`, import.meta.url), 'utf8')
const data = JSON.parse(read('data.json')) as {
  readonly seed: number
  readonly firstDialogues: string
  readonly sha256: Readonly<Record<string, string>>
}

describe('the shipped model', () => {
  it('learned from the dialogues that are made here', () => {
    expect(firstDialoguesHash(data.seed)).toBe(data.firstDialogues)
    expect(firstDialoguesHash(data.seed + 1)).not.toBe(data.firstDialogues)
  })

  it('has the tokenizer that was made for them', async () => {
    const json = tokenizerJson(await readGgufMerges(demoModelPath))
    expect(createHash('sha256').update(json).digest('hex')).toBe(data.sha256['tokenizer.json'])
  })

  it('has the log of its training beside it, to the end', () => {
    const lines = read('log.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Readonly<Record<string, number>>)
    const [first, last] = [lines[0], lines.at(-1)]
    expect(first?.['parameters']).toBeGreaterThan(0)
    expect(last?.['heldout']).toBeGreaterThan(0)
    expect(last?.['heldout']).toBeLessThan(0.3)
  })
})
