import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { EngineEvent } from '@orion-harness/core'
import { llamaCppEngine } from './llama-cpp-engine.ts'
import type { LlamaCppEngine } from './open-engine.ts'
import { nextTurn, request, run, userMessage } from './test-support/run.ts'
import { tinyModelFile } from './test-support/tiny-model.ts'

const isolate = { execArgv: ['--conditions=@orion-harness/source'] }
const settings = { gpu: false, threads: 1, isolate } as const
const prompt = userMessage('Say something.')

const model = tinyModelFile()

let engine: LlamaCppEngine
const opening = new AbortController()
const loaded: number[] = []
beforeAll(async () => {
  const onLoadProgress = (fraction: number) => loaded.push(fraction)
  engine = await llamaCppEngine({ ...settings, model, onLoadProgress, signal: opening.signal })
})
afterAll(() => engine.close())

/** Ends the child and gives its id once it is gone. */
async function killChild(): Promise<number> {
  const { processId } = engine
  if (processId === undefined) throw new Error('There is no child.')
  process.kill(processId, 'SIGKILL')
  await vi.waitFor(() => expect(() => process.kill(processId, 0)).toThrow('ESRCH'), {
    timeout: 10_000,
    interval: 5,
  })
  loaded.length = 0
  return processId
}

test('the model runs in another process and writes what it writes in this one', async () => {
  const here = await llamaCppEngine({ model, gpu: false, threads: 1 })
  try {
    expect(engine.processId).not.toBe(process.pid)
    expect(engine.model).toEqual(here.model)
    expect(await engine.countTokens(prompt)).toBe(await here.countTokens(prompt))
    expect(await engine.isControlToken?.('<|im_end|>')).toBe(true)
    const [a, b] = [await run(here, prompt), await run(engine, prompt)]
    expect(b.text).toBe(a.text)
    expect(b.finish.usage).toEqual(a.finish.usage)
  } finally {
    await here.close()
  }
})

test('when the child dies the reply ends with ENGINE_CRASHED, and the next turn works in a fresh one', async () => {
  const first = engine.processId
  const events: EngineEvent[] = []
  for await (const event of engine.generate(request(prompt, { maxTokens: 2000 }))) {
    events.push(event)
    if (event.type === 'text-delta' && first !== undefined) process.kill(first, 'SIGKILL')
  }
  const finish = events.at(-1)
  expect(finish).toMatchObject({ type: 'finish', reason: 'error', error: { code: 'ENGINE_CRASHED' } })
  expect(events.filter(({ type }) => type === 'finish')).toHaveLength(1)
  const written = events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('')
  expect(written).not.toBe('')

  const again = await run(engine, nextTurn(prompt, written, 'Go on.'))
  expect(['stop', 'length']).toContain(again.finish.reason)
  expect(engine.processId).not.toBe(first)
})

test('a child that dies between two replies is replaced, for counting too', async () => {
  await killChild()
  expect(await engine.countTokens(prompt)).toBeGreaterThan(10)
  expect((await run(engine, prompt)).finish.reason).not.toBe('error')
})

test('the signal for loading does not concern a child that replaces another', async () => {
  opening.abort()
  const first = await killChild()
  expect(['stop', 'length']).toContain((await run(engine, prompt)).finish.reason)
  expect(engine.processId).not.toBe(first)
})

test('an abort while a fresh child loads ends the reply before it has loaded, and the next one finds it', async () => {
  const first = await killChild()
  const controller = new AbortController()
  const reply = run(engine, prompt, { signal: controller.signal })
  await vi.waitFor(() => expect(engine.processId).not.toBe(first), { interval: 1 })
  const fresh = engine.processId
  controller.abort()
  expect((await reply).finish.reason).toBe('aborted')
  expect(loaded).toEqual([])
  expect((await run(engine, prompt)).finish.reason).not.toBe('error')
  expect(engine.processId).toBe(fresh)
})

test('a request that was aborted before starts no child', async () => {
  const first = await killChild()
  const { finish } = await run(engine, prompt, { signal: AbortSignal.abort() })
  expect(finish.reason).toBe('aborted')
  expect(engine.processId).toBe(first)
  expect((await run(engine, prompt)).finish.reason).not.toBe('error')
})

test('an abort reaches the child within one token', async () => {
  const controller = new AbortController()
  const events: EngineEvent[] = []
  let after = 0
  for await (const event of engine.generate(
    request(prompt, { maxTokens: 2000, signal: controller.signal }),
  )) {
    events.push(event)
    if (event.type === 'text-delta' && controller.signal.aborted) after++
    if (event.type === 'text-delta') controller.abort()
  }
  expect(events.at(-1)).toMatchObject({ type: 'finish', reason: 'aborted' })
  expect(after).toBeLessThanOrEqual(1)
})

test('leaving the iteration frees the child for the next request', async () => {
  for await (const event of engine.generate(request(prompt, { maxTokens: 2000 }))) {
    if (event.type === 'text-delta') break
  }
  expect((await run(engine, prompt)).finish.reason).not.toBe('error')
})

test('errors at the door cross with their code and hint', async () => {
  await expect(llamaCppEngine({ ...settings, model: '/nowhere.gguf' })).rejects.toMatchObject({
    code: 'MODEL_NOT_FOUND',
    hint: expect.any(String),
  })
})

test('closing ends a running reply as aborted, and the process', async () => {
  const { processId } = engine
  let reason: string | undefined
  for await (const event of engine.generate(request(prompt, { maxTokens: 2000 }))) {
    if (event.type === 'text-delta') await engine.close()
    if (event.type === 'finish') reason = event.reason
  }
  expect(reason).toBe('aborted')
  await sleep(50)
  expect(() => process.kill(processId ?? 0, 0)).toThrow('ESRCH')
  expect(() => engine.generate(request(prompt))).toThrow('closed')
})
