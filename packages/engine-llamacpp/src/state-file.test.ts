import { createHash } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { llamaCppEngine } from './llama-cpp-engine.ts'
import type { LlamaCppEngine } from './open-engine.ts'
import type { LlamaCppOptions } from './options.ts'
import { nextTurn, request, run, userMessage } from './test-support/run.ts'
import { tinyModelFile } from './test-support/tiny-model.ts'

const model = tinyModelFile()
const prompt = userMessage('something long enough to be worth keeping '.repeat(8))
const letters = { constraint: { jsonSchema: {} }, sampling: { temperature: 1, seed: 9 } }
const engines: LlamaCppEngine[] = []
let file: string

beforeEach(async () => {
  file = join(await mkdtemp(join(tmpdir(), 'orion-state-')), 'cache')
})
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close()
})

async function open(more: Partial<LlamaCppOptions> = {}): Promise<LlamaCppEngine> {
  const toGrammar = () => 'root ::= [a-z ]{24}'
  const engine = await llamaCppEngine({ model, gpu: false, threads: 1, toGrammar, ...more })
  engines.push(engine)
  return engine
}

test('a saved conversation goes on in another engine as in the first, evaluating only what is new', async () => {
  const first = await open()
  const reply = await run(first, prompt, { ...letters, cacheKey: 'chat' })
  const saved = await first.saveState(file, 'chat')
  expect(saved).toBeGreaterThan(reply.finish.usage.promptTokens)
  const next = nextTurn(prompt, reply.text, 'and then?')
  const here = await run(first, next, letters)

  const second = await open()
  expect(await second.loadState(file)).toBe(saved)
  const there = await run(second, next, letters)
  expect(there.finish.usage).toEqual(here.finish.usage)
  expect(there.finish.usage.reusedTokens).toBe(saved)
  expect(there.text).toBe(here.text)
})

test('a cache of another model or of another kind is refused, and the engine works on', async () => {
  const first = await open()
  await run(first, prompt)
  await first.saveState(file)
  const otherModel = await open({ model: tinyModelFile({ seed: 2 }) })
  await expect(otherModel.loadState(file)).rejects.toMatchObject({
    code: 'STATE_MISMATCH',
    message: expect.stringContaining('another model'),
    hint: expect.any(String),
  })
  expect((await run(otherModel, prompt)).finish.reason).not.toBe('error')
  const smaller = await open({ contextSize: 128 })
  await expect(smaller.loadState(file)).rejects.toMatchObject({
    code: 'STATE_MISMATCH',
    data: { contextWindow: 256 },
  })
  const description = JSON.parse(await readFile(`${file}.json`, 'utf8')) as { fingerprint: object }
  const older = {
    ...description,
    fingerprint: { ...description.fingerprint, llamaCpp: 'ggml-org/llama.cpp@b1' },
  }
  await writeFile(`${file}.json`, JSON.stringify(older))
  await expect(first.loadState(file)).rejects.toMatchObject({
    message: expect.stringContaining('another llamaCpp'),
  })
})

test('a damaged or missing file is refused', async () => {
  const engine = await open()
  await run(engine, prompt)
  await engine.saveState(file)
  const damaged = `${file}-damaged`
  await copyFile(`${file}.json`, `${damaged}.json`)
  await copyFile(file, damaged)
  await truncate(damaged, 1000)
  await expect(engine.loadState(damaged)).rejects.toMatchObject({
    code: 'STATE_MISMATCH',
    data: { bytes: 1000 },
  })
  const bytes = await readFile(file)
  bytes[2000] = (bytes[2000] ?? 0) ^ 1
  await writeFile(damaged, bytes)
  await expect(engine.loadState(damaged)).rejects.toMatchObject({ code: 'STATE_MISMATCH' })
  await expect(engine.loadState(`${file}-nowhere`)).rejects.toMatchObject({ code: 'STATE_MISMATCH' })
  const again = await run(engine, prompt)
  expect(again.finish.usage.reusedTokens).toBe(again.finish.usage.promptTokens - 1)
})

test('a refused cache costs none of those that are live', async () => {
  const engine = await open({ concurrency: 2 })
  await run(engine, userMessage('the first of two'), { cacheKey: 'a' })
  await run(engine, prompt, { cacheKey: 'b' })
  await engine.saveState(file, 'b')
  const description = await readFile(`${file}.json`, 'utf8')
  const last = `${file}-last`
  for (const damaged of ['null', '{"format":1}', '[]', '{"format":2}', description.slice(1)]) {
    await writeFile(`${file}.json`, damaged)
    await expect(engine.loadState(file)).rejects.toMatchObject({
      code: 'STATE_MISMATCH',
      hint: expect.any(String),
    })
    await engine.saveState(last)
    expect(JSON.parse(await readFile(`${last}.json`, 'utf8'))).toMatchObject({ cacheKey: 'b' })
  }
  await writeFile(`${file}.json`, description)
  await rm(file)
  await expect(engine.loadState(file)).rejects.toMatchObject({
    code: 'STATE_MISMATCH',
    cause: { code: 'ENOENT' },
  })

  for (const live of [userMessage('the first of two'), prompt]) {
    const { usage } = (await run(engine, live)).finish
    expect(usage.reusedTokens).toBe(usage.promptTokens - 1)
  }
})

test('a cache that llama.cpp itself refuses costs the place it was to go to, and the engine works on', async () => {
  const engine = await open()
  await run(engine, prompt)
  await engine.saveState(file)
  const description = JSON.parse(await readFile(`${file}.json`, 'utf8')) as object
  const sha256 = createHash('sha256').digest('hex')
  await writeFile(file, '')
  await writeFile(`${file}.json`, JSON.stringify({ ...description, bytes: 0, sha256 }))
  await expect(engine.loadState(file)).rejects.toMatchObject({
    code: 'ENGINE_FAILED',
    hint: expect.any(String),
  })
  await expect(engine.saveState(file)).rejects.toMatchObject({ code: 'OPTION_INVALID' })
  const { finish } = await run(engine, prompt)
  expect(finish.reason).not.toBe('error')
  expect(finish.usage.reusedTokens).toBe(0)
})

test('a conversation is saved without a word of another, also before its first reply', async () => {
  const engine = await open({ concurrency: 2 })
  await run(engine, userMessage('alice has a secret'), { ...letters, cacheKey: 'a' })
  for await (const event of engine.generate(request(userMessage('bob'), { cacheKey: 'b' }))) {
    if (event.type === 'prefill') break
  }
  await engine.saveState(file, 'b')
  const description = await readFile(`${file}.json`, 'utf8')
  expect(description).not.toContain('alice')
  const text = userMessage('bob')
    .map((piece) => piece.text)
    .join('')
  expect(JSON.parse(description)).toMatchObject({ cacheKey: 'b', transcript: { text, runs: [] } })
})

test('a conversation saved while it is being read has no word of the one whose place it took', async () => {
  const engine = await open()
  await run(engine, userMessage('alice has a secret'), { ...letters, cacheKey: 'a' })
  for await (const event of engine.generate(request(userMessage('bob'), { cacheKey: 'b' }))) {
    if (event.type === 'prefill') await engine.saveState(file, 'b')
  }
  expect(await readFile(`${file}.json`, 'utf8')).not.toContain('alice')
})

test('a folder in the way of a cache is named, and no part of the cache is left', async () => {
  const engine = await open()
  await run(engine, prompt)
  await mkdir(file)
  await expect(engine.saveState(file)).rejects.toMatchObject({
    code: 'SESSION_WRITE_FAILED',
    data: { path: file },
    cause: { code: 'EISDIR' },
  })
  expect(await readdir(dirname(file))).toEqual(['cache'])
})

test('a place that cannot be written to is named', async () => {
  const engine = await open()
  await run(engine, prompt)
  await expect(engine.saveState('/nowhere/at/all')).rejects.toMatchObject({
    code: 'SESSION_WRITE_FAILED',
    data: { path: '/nowhere/at/all' },
  })
})

test('there is nothing to save before the first reply, or for a conversation that is not cached', async () => {
  const engine = await open()
  await expect(engine.saveState(file)).rejects.toMatchObject({ code: 'OPTION_INVALID' })
  await run(engine, prompt, { cacheKey: 'a' })
  await expect(engine.saveState(file, 'b')).rejects.toMatchObject({
    code: 'OPTION_INVALID',
    data: { cacheKey: 'b' },
  })
})
