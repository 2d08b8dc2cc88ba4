import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EngineEvent } from '@orion-harness/core'
import { llamaCppEngine } from './llama-cpp-engine.ts'
import type { LlamaCppEngine } from './open-engine.ts'
import { request, run, userMessage } from './test-support/run.ts'
import { talkativeModelFile } from './test-support/tiny-model.ts'

const batchSize = 32
let engine: LlamaCppEngine
beforeAll(async () => {
  engine = await llamaCppEngine({
    model: talkativeModelFile('word after word '),
    gpu: false,
    threads: 1,
    batchSize,
  })
})
afterAll(() => engine.close())

test('an abort at any place of a long prompt ends within one batch, and nothing already read is read again', async () => {
  const prompt = userMessage('a long prompt of many words '.repeat(20))
  const total = await engine.countTokens(prompt)
  const reference = await run(engine, prompt, { maxTokens: 3 })
  const places = Math.ceil(total / batchSize)
  for (let place = 0; place < places; place++) {
    await run(engine, userMessage(`something else entirely ${place}`), { maxTokens: 1 })
    const controller = new AbortController()
    const events: EngineEvent[] = []
    let abortedAt: number | undefined
    let seen = 0
    for await (const event of engine.generate(request(prompt, { signal: controller.signal }))) {
      events.push(event)
      if (event.type === 'prefill' && seen++ === place) {
        abortedAt = event.processed
        controller.abort()
      }
    }
    const reached = Math.max(...events.map((event) => (event.type === 'prefill' ? event.processed : 0)))
    expect(abortedAt).toBeDefined()
    expect(reached - (abortedAt ?? 0)).toBeLessThanOrEqual(batchSize)
    expect(events.at(-1)).toMatchObject({ type: 'finish', reason: 'aborted' })
    const resumed = await run(engine, prompt, { maxTokens: 3 })
    expect(resumed.finish.usage.reusedTokens).toBeGreaterThanOrEqual(reached)
    expect(resumed.text).toBe(reference.text)
  }
})

test('an abort at any token of a reply ends within one token and keeps what was written', async () => {
  const prompt = userMessage('talk')
  const reference = await run(engine, prompt, { maxTokens: 25 })
  for (let place = 1; place <= 24; place++) {
    const controller = new AbortController()
    let tokens = 0
    let text = ''
    let last: EngineEvent | undefined
    for await (const event of engine.generate(
      request(prompt, { maxTokens: 25, signal: controller.signal }),
    )) {
      last = event
      if (event.type !== 'text-delta') continue
      tokens += event.tokens
      text += event.text
      if (tokens === place) controller.abort()
    }
    expect(last).toMatchObject({ type: 'finish', reason: 'aborted', usage: { completionTokens: tokens } })
    expect(tokens).toBeLessThanOrEqual(place + 1)
    expect(reference.text.startsWith(text)).toBe(true)
  }
})

test('an abort from outside, at any time, is answered while the prompt is still being read', async () => {
  const prompt = userMessage('from outside '.repeat(150))
  const total = await engine.countTokens(prompt)
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 3)
  const { finish, events } = await run(engine, prompt, { signal: controller.signal })
  expect(finish.reason).toBe('aborted')
  const reached = Math.max(...events.map((event) => (event.type === 'prefill' ? event.processed : 0)))
  expect(reached).toBeLessThan(total)
})

test('those who wait are served in the order they came, and one of them can leave', async () => {
  const order: string[] = []
  const controller = new AbortController()
  const start = async (name: string, signal?: AbortSignal) => {
    const { finish } = await run(engine, userMessage(name), { maxTokens: 5, ...(signal ? { signal } : {}) })
    order.push(`${name} ${finish.reason}`)
  }
  const all = [start('first'), start('second'), start('third', controller.signal), start('fourth')]
  controller.abort()
  await Promise.all(all)
  expect(order).toEqual(['third aborted', 'first length', 'second length', 'fourth length'])
})

test('a signal that was aborted before leaves the cache alone', async () => {
  const prompt = userMessage('keep me')
  await run(engine, prompt)
  const { finish } = await run(engine, userMessage('not this'), { signal: AbortSignal.abort() })
  expect(finish.usage.completionTokens).toBe(0)
  const again = await run(engine, prompt)
  expect(again.finish.usage.reusedTokens).toBe(again.finish.usage.promptTokens - 1)
})

test('loading can be aborted before and while it runs', async () => {
  const model = talkativeModelFile('x ')
  await expect(llamaCppEngine({ model, gpu: false, signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'ENGINE_ABORTED',
  })
  const controller = new AbortController()
  const onLoadProgress = () => controller.abort()
  await expect(
    llamaCppEngine({ model, gpu: false, threads: 1, signal: controller.signal, onLoadProgress }),
  ).rejects.toMatchObject({ code: 'ENGINE_ABORTED', hint: expect.any(String) })
})

test('loading tells how far it is', async () => {
  const seen: number[] = []
  const own = await llamaCppEngine({
    model: talkativeModelFile('x '),
    gpu: false,
    threads: 1,
    onLoadProgress: (fraction) => seen.push(fraction),
  })
  await own.close()
  expect(seen.at(-1)).toBe(1)
  expect(seen.every((fraction, index) => fraction >= (seen[index - 1] ?? 0))).toBe(true)
})
