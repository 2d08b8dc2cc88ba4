import { llamaCppEngine, type LlamaCppEngine } from '../src/index.ts'
import { nextTurn, request, textOf, userMessage } from '../src/test-support/run.ts'
import { talkativeModelFile } from '../src/test-support/tiny-model.ts'
import type { EngineEvent, Prompt } from '@orion-harness/core'

/** How much to run. */
export interface SoakOptions {
  readonly conversations: number
  readonly rounds: number
  /** Conversations that keep a cache at the same time. */
  readonly places: number
}

/** What came of it. */
export interface SoakResult {
  readonly conversations: number
  /** Generations that ended, aborted ones included. */
  readonly replies: number
  readonly aborted: number
  /** Replies that are not a beginning of what the same prompt gave alone. */
  readonly mixed: readonly string[]
  /** Generations that did not end with exactly one finish. */
  readonly lost: readonly string[]
  /** Bytes of the process after each round, after a collection where Node allows one. */
  readonly memory: readonly number[]
}

/**
 * Runs conversations of two turns at once on one tiny model, aborts every third reply somewhere, and compares each
 * with the reply its prompt gets when nothing else runs. A round has every conversation once.
 */
export async function soak({ conversations, rounds, places }: SoakOptions): Promise<SoakResult> {
  const engine = await llamaCppEngine({
    model: talkativeModelFile('talk '),
    gpu: false,
    threads: 1,
    concurrency: places,
    contextSize: 512,
  })
  const random = numbers(1)
  const result = {
    conversations,
    replies: 0,
    aborted: 0,
    mixed: [] as string[],
    lost: [] as string[],
    memory: [] as number[],
  }
  try {
    const expected = new Map<string, string>()
    for (let index = 0; index < conversations; index++) {
      const prompt = opening(index)
      expected.set(keyOf(prompt), textOf(await collect(engine, prompt, index)))
    }
    for (let round = 0; round < rounds; round++) {
      await Promise.all(
        Array.from({ length: conversations }, async (_, index) => {
          const first = opening(index)
          const text = await check(first, index)
          await check(nextTurn(first, text, 'again'), index)
        }),
      )
      globalThis.gc?.()
      result.memory.push(process.memoryUsage.rss())
    }

    async function check(prompt: Prompt, index: number): Promise<string> {
      const abortAfter = random() < 0.33 ? Math.floor(random() * 12) : undefined
      const events = await collect(engine, prompt, index, abortAfter)
      const finishes = events.filter(({ type }) => type === 'finish').length
      const last = events.at(-1)
      result.replies++
      if (finishes !== 1 || last?.type !== 'finish' || last.reason === 'error')
        result.lost.push(JSON.stringify(last))
      if (last?.type === 'finish' && last.reason === 'aborted') result.aborted++
      const text = textOf(events)
      const alone = expected.get(keyOf(prompt))
      if (alone !== undefined && !alone.startsWith(text))
        result.mixed.push(`${index}: ${text} is not in ${alone}`)
      return text
    }
  } finally {
    await engine.close()
  }
  return result
}

function opening(index: number): Prompt {
  return userMessage(`conversation number ${index} ${'hello '.repeat(index % 7)}`)
}

async function collect(
  engine: LlamaCppEngine,
  prompt: Prompt,
  seed: number,
  abortAfter?: number,
): Promise<EngineEvent[]> {
  const controller = new AbortController()
  const { signal } = controller
  const events: EngineEvent[] = []
  const sampling = { temperature: 30, seed, topK: 0, topP: 1, minP: 0 }
  for await (const event of engine.generate(request(prompt, { signal, maxTokens: 12, sampling }))) {
    events.push(event)
    if (abortAfter !== undefined && events.length > abortAfter) controller.abort()
  }
  return events
}

function keyOf(prompt: Prompt): string {
  return prompt.map((piece) => piece.text).join('')
}

function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}
