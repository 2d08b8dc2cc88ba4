import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Json } from '@orion-harness/core'
import { readDescription } from './state-description.ts'

const run = { start: 2, tokens: [7, 8], ends: [3, 4] }
const whole = {
  format: 1,
  fingerprint: { model: 'abc', llamaCpp: 'ggml-org/llama.cpp@b1', cache: 'F16/F16/false' },
  tokens: 4,
  bytes: 100,
  sha256: 'abc',
  cacheKey: 'chat',
  transcript: { text: 'hi ho', runs: [run] },
}
const directory = await mkdtemp(join(tmpdir(), 'orion-description-'))

async function write(value: Json): Promise<string> {
  const path = join(directory, 'cache')
  await writeFile(`${path}.json`, JSON.stringify(value))
  return path
}

test('a whole description is read as it is, with and without a key', async () => {
  expect(await readDescription(await write(whole))).toEqual(whole)
  const { cacheKey: _key, ...unnamed } = whole
  expect(await readDescription(await write(unnamed))).toEqual(unnamed)
})

test('a format of the future is named', async () => {
  await expect(readDescription(await write({ ...whole, format: 2 }))).rejects.toMatchObject({
    code: 'STATE_MISMATCH',
    message: expect.stringContaining('format'),
  })
})

const withRun = (more: { readonly [field: string]: Json }) => ({
  ...whole,
  transcript: { text: 'hi ho', runs: [{ ...run, ...more }] },
})

test.each<{ readonly what: string; readonly value: Json }>([
  { what: 'nothing', value: null },
  { what: 'a list', value: [whole] },
  { what: 'a format alone', value: { format: 1 } },
  { what: 'a fingerprint that is none', value: { ...whole, fingerprint: null } },
  { what: 'a fingerprint without a model', value: { ...whole, fingerprint: { llamaCpp: '', cache: '' } } },
  { what: 'a count below zero', value: { ...whole, tokens: -1 } },
  { what: 'a size in words', value: { ...whole, bytes: '100' } },
  { what: 'no checksum', value: { ...whole, sha256: null } },
  { what: 'a key that is no text', value: { ...whole, cacheKey: 3 } },
  { what: 'no transcript', value: { ...whole, transcript: null } },
  { what: 'a transcript without runs', value: { ...whole, transcript: { text: '' } } },
  { what: 'a run that is none', value: { ...whole, transcript: { text: '', runs: [null] } } },
  { what: 'a run with a fraction of a token', value: withRun({ tokens: [7, 8.5] }) },
  { what: 'a run with a token that ends nowhere', value: withRun({ ends: [3] }) },
  { what: 'a run that begins nowhere', value: withRun({ start: null }) },
])('a description with $what is refused as damaged', async ({ value }) => {
  await expect(readDescription(await write(value))).rejects.toMatchObject({
    code: 'STATE_MISMATCH',
    hint: expect.any(String),
  })
})
