import { copyFile, mkdtemp, readFile, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { llamaCppEngine } from './llama-cpp-engine.ts'
import type { LlamaCppEngine } from './open-engine.ts'
import type { LlamaCppOptions } from './options.ts'
import { nextTurn, run, userMessage } from './test-support/run.ts'
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
