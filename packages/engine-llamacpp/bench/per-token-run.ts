import { getLlama, LlamaChatSession, LlamaLogLevel } from 'node-llama-cpp'
import { llamaCppEngine } from '../src/index.ts'
import { resolveSampling, samplingOptions } from '../src/sampling-options.ts'
import { request, userMessage } from '../src/test-support/run.ts'

/** Milliseconds per token, the least of all rounds, and how many tokens each way gave. */
export interface PerToken {
  /** `sequence.evaluate` and nothing else. */
  readonly evaluate: number
  /** `sequence.evaluate`, and the text of each token. */
  readonly evaluateAndText: number
  readonly engine: number
  readonly chatSession: number
  readonly tokens: Readonly<Record<'evaluate' | 'evaluateAndText' | 'engine' | 'chatSession', number>>
}

/** Decodes `tokens` tokens in each way, turn by turn, `rounds` times, on one thread, greedily. */
export async function measurePerToken(model: string, tokens: number, rounds: number): Promise<PerToken> {
  const contextSize = tokens + 256
  const engine = await llamaCppEngine({ model, gpu: false, threads: 1, contextSize })
  const llama = await getLlama({ gpu: false, build: 'never', maxThreads: 0, logLevel: LlamaLogLevel.error })
  const loaded = await llama.loadModel({ modelPath: model })
  const open = async () => {
    const context = await loaded.createContext({ contextSize, threads: 1, batchSize: 256 })
    return context.getSequence()
  }
  const sequence = await open()
  const chat = new LlamaChatSession({ contextSequence: await open() })
  const decoding = samplingOptions(resolveSampling({ temperature: 0, seed: 1 }, {}), () => [])
  const prompt = userMessage('Talk.')
  const ids = loaded.tokenize('<|im_start|>user\nTalk.<|im_end|>\n<|im_start|>assistant\n', true)

  const raw = (withText: boolean) => async (): Promise<Timed> => {
    await sequence.clearHistory()
    let count = 0
    let startedAt = 0
    let characters = 0
    const recent: typeof ids = []
    for await (const token of sequence.evaluate(ids, { ...decoding, yieldEogToken: true })) {
      if (count === 0) startedAt = performance.now()
      if (withText) {
        characters += loaded.detokenize([token], true, recent).length
        recent.push(token)
        if (recent.length > 3) recent.shift()
      }
      if (++count === tokens) break
    }
    return { milliseconds: performance.now() - startedAt, count: count + 0 * characters }
  }
  const ways = {
    evaluate: raw(false),
    evaluateAndText: raw(true),
    engine: async (): Promise<Timed> => {
      let count = 0
      let startedAt = 0
      for await (const event of engine.generate(request(prompt, { maxTokens: tokens }))) {
        if (event.type !== 'text-delta') continue
        if (count === 0) startedAt = performance.now()
        count += event.tokens
      }
      return { milliseconds: performance.now() - startedAt, count }
    },
    chatSession: async (): Promise<Timed> => {
      chat.resetChatHistory()
      let count = 0
      let startedAt = 0
      const onToken = (chunk: readonly unknown[]) => {
        if (count === 0) startedAt = performance.now()
        count += chunk.length
      }
      await chat.prompt('Talk.', {
        maxTokens: tokens,
        temperature: 0,
        topK: 40,
        topP: 0.95,
        minP: 0.05,
        seed: 1,
        onToken,
      })
      return { milliseconds: performance.now() - startedAt, count }
    },
  }

  const best = { evaluate: Infinity, evaluateAndText: Infinity, engine: Infinity, chatSession: Infinity }
  const counts = { evaluate: 0, evaluateAndText: 0, engine: 0, chatSession: 0 }
  const names = ['evaluate', 'evaluateAndText', 'engine', 'chatSession'] as const
  for (let round = 0; round < rounds; round++) {
    for (const offset of names.keys()) {
      const name = names[(round + offset) % names.length] ?? 'engine'
      const { milliseconds, count } = await ways[name]()
      best[name] = Math.min(best[name], milliseconds / (count - 1))
      counts[name] = count
    }
  }
  await engine.close()
  await llama.dispose()
  return { ...best, tokens: counts }
}

interface Timed {
  readonly milliseconds: number
  readonly count: number
}
