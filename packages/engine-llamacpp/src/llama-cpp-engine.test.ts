import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine, EngineEvent, FinishEvent, GenerateRequest, Prompt } from '@orion-harness/core'
import { llamaCppEngine } from './llama-cpp-engine.ts'

const demoModel = fileURLToPath(new URL('../../demo-model/model/demo-model.gguf', import.meta.url))
const prompt: Prompt = [
  { kind: 'control', text: '<|im_start|>user\n' },
  { kind: 'content', text: 'hi there' },
  { kind: 'control', text: '<|im_end|>\n<|im_start|>assistant\n' },
]

let engine: Engine
beforeAll(async () => {
  engine = await llamaCppEngine({ model: demoModel, gpu: false, threads: 1 })
})
afterAll(() => engine.close())

function request(more: Partial<GenerateRequest> = {}): GenerateRequest {
  return { input: { type: 'prompt', prompt }, stop: [], maxTokens: 60, sampling: { temperature: 0 }, ...more }
}

async function collect(events: AsyncIterable<EngineEvent>): Promise<EngineEvent[]> {
  const all: EngineEvent[] = []
  for await (const event of events) all.push(event)
  return all
}

function text(events: readonly EngineEvent[]): string {
  return events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('')
}

function finish(events: readonly EngineEvent[]): FinishEvent {
  const last = events.at(-1)
  if (last?.type !== 'finish') throw new Error('The stream did not end with finish.')
  return last
}

test('the demo model answers, and the stream ends with one finish that counts the tokens', async () => {
  const events = await collect(engine.generate(request()))
  expect(text(events)).toMatch(/Hello/)
  const { reason, usage, seed } = finish(events)
  expect(reason).toBe('stop')
  expect(usage.promptTokens).toBe(await engine.countTokens(prompt))
  expect(usage.completionTokens).toBe(
    events.reduce((sum, event) => sum + (event.type === 'text-delta' ? event.tokens : 0), 0),
  )
  expect(seed).toBeTypeOf('number')
  expect(events.filter((event) => event.type === 'finish')).toHaveLength(1)
})

test('asking again evaluates nothing but the last token of the prompt', async () => {
  await collect(engine.generate(request()))
  const { usage } = finish(await collect(engine.generate(request())))
  expect(usage.reusedTokens).toBe(usage.promptTokens - 1)
})

test('a stop string ends the reply and is not shown', async () => {
  const events = await collect(engine.generate(request({ stop: ['lo!', 'zzz'] })))
  expect(text(events)).toBe('Hel')
  expect(finish(events).reason).toBe('stop')
})

test('a prompt that does not fit is an error with both numbers', async () => {
  const long: Prompt = [{ kind: 'content', text: 'word '.repeat(3000) }]
  const { reason, error } = finish(
    await collect(engine.generate(request({ input: { type: 'prompt', prompt: long } }))),
  )
  expect(reason).toBe('error')
  expect(error?.code).toBe('CONTEXT_OVERFLOW')
  expect(error?.data).toEqual({ promptTokens: await engine.countTokens(long), contextWindow: 2048 })
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
    llamaCppEngine({ model: demoModel, gpu: false, memoryLimit: 1_000_000 }),
  ).rejects.toMatchObject({
    code: 'ENGINE_OUT_OF_MEMORY',
    data: { availableBytes: 1_000_000, contextSize: 2048 },
  })
})
