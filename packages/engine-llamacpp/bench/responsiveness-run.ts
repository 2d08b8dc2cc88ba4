import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { LlamaContextSequence, Token } from 'node-llama-cpp'
import { decode, emptyReply } from '../src/decode.ts'
import { llamaCppEngine } from '../src/index.ts'
import { loadModel } from '../src/load-model.ts'
import { resolveSampling } from '../src/sampling-options.ts'
import { run, userMessage } from '../src/test-support/run.ts'
import { createVocabulary } from '../src/vocabulary.ts'

/** In milliseconds. */
export interface Responsiveness {
  /** How late the event loop was while a long prompt was read and a reply written. */
  readonly loop: { readonly p50: number; readonly p99: number; readonly max: number }
  /** From the moment llama.cpp's iterator has a token to the moment its event is in the consumer's hands. */
  readonly added: { readonly p50: number; readonly p999: number; readonly max: number }
  readonly tokens: number
}

/** Measures both on the CPU with one thread, greedily. */
export async function measureResponsiveness(model: string, tokens: number): Promise<Responsiveness> {
  return { ...(await measureAdded(model, tokens)), loop: await measureLoop(model, tokens) }
}

async function measureLoop(model: string, tokens: number): Promise<Responsiveness['loop']> {
  const engine = await llamaCppEngine({ model, gpu: false, threads: 1 })
  try {
    await run(engine, userMessage('warm up'), { maxTokens: 5 })
    const histogram = monitorEventLoopDelay({ resolution: 1 })
    histogram.enable()
    await run(engine, userMessage('a long prompt '.repeat(120)), { maxTokens: tokens })
    histogram.disable()
    const inMilliseconds = (nanoseconds: number) => nanoseconds / 1e6
    return {
      p50: inMilliseconds(histogram.percentile(50)),
      p99: inMilliseconds(histogram.percentile(99)),
      max: inMilliseconds(histogram.max),
    }
  } finally {
    await engine.close()
  }
}

async function measureAdded(model: string, tokens: number): Promise<Omit<Responsiveness, 'loop'>> {
  const loaded = await loadModel(model, { model, gpu: false, threads: 1 })
  const sequence = loaded.context.getSequence()
  const vocabulary = createVocabulary(loaded.model)
  const prompt = vocabulary.tokenize('Talk.', 'content', undefined)
  let at = 0
  const stamped = new Proxy(sequence, {
    get(target, name) {
      if (name === 'evaluate') return stamp
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  async function* stamp(...input: Parameters<LlamaContextSequence['evaluate']>): AsyncGenerator<Token, void> {
    for await (const token of sequence.evaluate(...input)) {
      at = performance.now()
      yield token
    }
  }
  const delays: number[] = []
  try {
    const events = decode({
      sequence: stamped,
      vocabulary,
      prompt,
      stop: ['<|never|>'],
      maxTokens: tokens,
      sampling: resolveSampling({ temperature: 0 }, {}),
      guide: undefined,
      isStopped: () => false,
      reply: emptyReply(),
    })
    for await (const event of events) if (event.type === 'text-delta') delays.push(performance.now() - at)
  } finally {
    await loaded.dispose()
  }
  const sorted = delays.slice(1).sort((a, b) => a - b)
  const percentile = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return {
    added: { p50: percentile(0.5), p999: percentile(0.999), max: percentile(1) },
    tokens: delays.length,
  }
}
