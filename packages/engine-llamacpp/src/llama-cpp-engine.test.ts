import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Prompt } from '@orion-harness/core'
import { llamaCppEngine } from './llama-cpp-engine.ts'
import type { LlamaCppEngine } from './open-engine.ts'
import type { LlamaModule } from './options.ts'
import { run, userMessage } from './test-support/run.ts'
import { demoModelFile, talkativeModelFile, tinyModelFile } from './test-support/tiny-model.ts'

const prompt = userMessage('hi there')

let engine: LlamaCppEngine
beforeAll(async () => {
  engine = await llamaCppEngine({ model: demoModelFile, gpu: false, threads: 1 })
})
afterAll(() => engine.close())

test('the demo model answers, and the stream ends with one finish that counts the tokens', async () => {
  const { events, text, finish } = await run(engine, prompt)
  expect(text).toMatch(/Hello/)
  const { reason, usage, seed } = finish
  expect(reason).toBe('stop')
  expect(usage.promptTokens).toBe(await engine.countTokens(prompt))
  expect(usage.completionTokens).toBe(
    events.reduce((sum, event) => sum + (event.type === 'text-delta' ? event.tokens : 0), 0),
  )
  expect(seed).toBeTypeOf('number')
})

test('a stop string ends the reply and is not shown', async () => {
  const whole = await run(engine, prompt)
  const { text, finish } = await run(engine, prompt, { stop: [whole.text.slice(3, 6), 'zzz'] })
  expect(text).toBe(whole.text.slice(0, 3))
  expect(finish.reason).toBe('stop')
})

test('a prompt that does not fit is an error with both numbers', async () => {
  const long: Prompt = [{ kind: 'content', text: 'word '.repeat(3000) }]
  const { finish } = await run(engine, long)
  expect(finish.reason).toBe('error')
  expect(finish.error?.code).toBe('CONTEXT_OVERFLOW')
  expect(finish.error?.data).toEqual({ promptTokens: await engine.countTokens(long), contextWindow: 2048 })
})

test('a reply that fills the context ends as length with a warning, and every token of the window was used', async () => {
  const own = await llamaCppEngine({
    model: talkativeModelFile('talk '),
    gpu: false,
    threads: 1,
    contextSize: 256,
  })
  try {
    const { events, finish } = await run(own, prompt, { maxTokens: 10_000 })
    expect(finish.reason).toBe('length')
    expect(finish.usage.promptTokens + finish.usage.completionTokens).toBe(own.model.contextWindow)
    expect(events.at(-2)).toMatchObject({ type: 'warning', code: 'CONTEXT_FULL' })
    expect((await run(own, prompt, { maxTokens: 3 })).finish.reason).toBe('length')
  } finally {
    await own.close()
  }
})

test('the same seed repeats a text, another one does not, and the seed that was picked is told', async () => {
  const own = await llamaCppEngine({ model: tinyModelFile(), gpu: false, threads: 1 })
  try {
    const sampling = { temperature: 1.5, topK: 0, topP: 1, minP: 0 }
    const first = await run(own, prompt, { sampling })
    const { seed = -1 } = first.finish
    expect((await run(own, prompt, { sampling: { ...sampling, seed } })).text).toBe(first.text)
    expect((await run(own, prompt, { sampling: { ...sampling, seed: seed + 1 } })).text).not.toBe(first.text)
  } finally {
    await own.close()
  }
})

test('penalties keep a model from repeating itself', async () => {
  const own = await llamaCppEngine({ model: talkativeModelFile('again '), gpu: false, threads: 1 })
  try {
    expect((await run(own, prompt, { maxTokens: 6 })).text).toBe('again '.repeat(6))
    const { text } = await run(own, prompt, {
      maxTokens: 6,
      sampling: { temperature: 0, presencePenalty: 100 },
    })
    expect(text.match(/again /g)).toHaveLength(1)
  } finally {
    await own.close()
  }
})

test('a smaller cache type and a whole window cache work', async () => {
  const model = tinyModelFile({ architecture: 'gemma3', width: 128, slidingWindow: 32 })
  const own = await llamaCppEngine({
    model,
    gpu: false,
    threads: 1,
    cacheType: 'Q8_0',
    fullWindowCache: true,
  })
  try {
    const branch = (name: string) => userMessage(`${'shared '.repeat(60)}${name.repeat(60)}`)
    await run(own, branch('left '))
    const { usage } = (await run(own, branch('right '))).finish
    expect(usage.reusedTokens).toBeGreaterThan(200)
  } finally {
    await own.close()
  }
})

test('a file that is not there is MODEL_NOT_FOUND', async () => {
  await expect(llamaCppEngine({ model: '/nowhere/model.gguf' })).rejects.toMatchObject({
    code: 'MODEL_NOT_FOUND',
    hint: expect.stringContaining('GGUF'),
  })
})

test('a file that is no GGUF, or only the beginning of one, is MODEL_INVALID', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'orion-'))
  const path = join(directory, 'model.gguf')
  await writeFile(path, '<!doctype html>')
  await expect(llamaCppEngine({ model: path })).rejects.toMatchObject({ code: 'MODEL_INVALID' })
  await writeFile(path, 'GGUF')
  await expect(llamaCppEngine({ model: path, gpu: false })).rejects.toMatchObject({ code: 'MODEL_INVALID' })
})

test('a model that cannot fit is refused before it is loaded, with the numbers', async () => {
  await expect(
    llamaCppEngine({ model: demoModelFile, gpu: false, memoryLimit: 1_000_000 }),
  ).rejects.toMatchObject({
    code: 'ENGINE_OUT_OF_MEMORY',
    data: { availableBytes: 1_000_000, contextSize: 2048 },
  })
})

test('what the file says about the model is told, every chat template by its name', async () => {
  const chatTemplates = { default: '{{ messages }}', tool_use: '{{ tools }}' }
  const own = await llamaCppEngine({
    model: tinyModelFile({ chatTemplates, contextLength: 512 }),
    gpu: false,
    threads: 1,
  })
  await own.close()
  expect(own.model).toMatchObject({
    name: 'tiny-llama',
    architecture: 'llama',
    contextWindow: 512,
    trainedContextWindow: 512,
    chatTemplates,
    bosToken: '<|endoftext|>',
    eosToken: '<|im_end|>',
  })
})

test('a cache type the model cannot have is refused with what to change', async () => {
  const model = tinyModelFile({ width: 64 })
  await expect(llamaCppEngine({ model, gpu: false, threads: 1, cacheType: 'Q8_0' })).rejects.toMatchObject({
    code: 'ENGINE_FAILED',
    hint: expect.stringContaining('cacheType'),
  })
})

test('options out of range are refused by name, before anything is loaded', async () => {
  for (const option of [
    { contextSize: 0 },
    { concurrency: 1.5 },
    { batchSize: 5000 },
    { threads: Number.NaN },
  ]) {
    const [name = ''] = Object.keys(option)
    await expect(llamaCppEngine({ model: '/nowhere', ...option })).rejects.toMatchObject({
      code: 'OPTION_INVALID',
      message: expect.stringContaining(name),
      hint: expect.any(String),
    })
  }
})

test('llama.cpp that does not start is ENGINE_MISSING', async () => {
  const real = await import('node-llama-cpp')
  const llama: LlamaModule = { ...real, getLlama: () => Promise.reject(new Error('no binary')) }
  await expect(llamaCppEngine({ model: demoModelFile, llama })).rejects.toMatchObject({
    code: 'ENGINE_MISSING',
    hint: expect.stringContaining('npx node-llama-cpp'),
  })
})
