import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { FinishEvent, Prompt } from '@orion-harness/core'
import { llamaCppEngine } from './llama-cpp-engine.ts'
import type { LlamaCppEngine } from './open-engine.ts'
import { nextTurn, request, run, userMessage } from './test-support/run.ts'
import { tinyModelFile } from './test-support/tiny-model.ts'

const settings = { gpu: false, threads: 1, batchSize: 64 } as const

/** A reply of plain letters, so that none ends inside a character, which no text could give back. */
const letters = { constraint: { jsonSchema: {} }, sampling: { temperature: 1, seed: 5 } }
const toGrammar = () => 'root ::= [a-z ]{24}'

/** Tokens of the prompt that were not in the cache. */
function evaluated({ usage }: FinishEvent): number {
  return usage.promptTokens - usage.reusedTokens
}

describe.each([
  { architecture: 'llama', tokenizer: 'bpe' },
  { architecture: 'llama', tokenizer: 'spm' },
  { architecture: 'gemma3', tokenizer: 'bpe' },
  { architecture: 'gemma3', tokenizer: 'spm' },
  { architecture: 'mamba', tokenizer: 'bpe' },
  { architecture: 'mamba', tokenizer: 'spm' },
] as const)('a $architecture model with a $tokenizer tokenizer', ({ architecture, tokenizer }) => {
  const model = tinyModelFile({ architecture, tokenizer, slidingWindow: 32 })
  let engine: LlamaCppEngine
  beforeAll(async () => {
    engine = await llamaCppEngine({ ...settings, toGrammar, model })
  })
  afterAll(() => engine.close())

  test('each further turn evaluates its new tokens and at most one more, however the model spelled its reply', async () => {
    let prompt: Prompt = userMessage('hello the and '.repeat(20))
    let before = await run(engine, prompt, letters)
    for (let turn = 2; turn <= 5; turn++) {
      const written = before.finish.usage.promptTokens + before.finish.usage.completionTokens
      prompt = nextTurn(prompt, before.text, `turn ${turn} hello`)
      const counted = await engine.countTokens(prompt)
      const next = await run(engine, prompt, letters)
      expect(next.finish.usage.promptTokens).toBe(counted)
      expect(evaluated(next.finish)).toBeLessThanOrEqual(counted - written + 1)
      before = next
    }
  })

  test('the same prompt again evaluates one token', async () => {
    const prompt = userMessage('again and again '.repeat(20))
    const first = await run(engine, prompt, letters)
    const second = await run(engine, prompt, letters)
    expect(evaluated(second.finish)).toBe(1)
    expect(second.text).toBe(first.text)
  })

  test('a cached prompt gives what a fresh engine gives', async () => {
    const start = userMessage('cache or no cache')
    const first = await run(engine, start, letters)
    const prompt = nextTurn(start, first.text, 'and then?')
    const cached = await run(engine, prompt, letters)
    const fresh = await llamaCppEngine({ ...settings, toGrammar, model })
    try {
      expect((await run(fresh, start, letters)).text).toBe(first.text)
      const again = await run(fresh, prompt, letters)
      expect(again.text).toBe(cached.text)
    } finally {
      await fresh.close()
    }
  })

  test('a prompt aborted half-way goes on where it was', async () => {
    const prompt = userMessage('a long prompt of many words '.repeat(40))
    const controller = new AbortController()
    let processed = 0
    for await (const event of engine.generate(request(prompt, { signal: controller.signal }))) {
      if (event.type !== 'prefill') continue
      processed = event.processed
      if (processed > 300) controller.abort()
    }
    const { finish } = await run(engine, prompt, { maxTokens: 5 })
    expect(processed).toBeGreaterThan(300)
    expect(finish.usage.reusedTokens).toBe(processed)
  })

  test('a reply aborted half-way is kept, and the next turn evaluates only what is new', async () => {
    const prompt = userMessage('tell me something long')
    const controller = new AbortController()
    let tokens = 0
    let text = ''
    for await (const event of engine.generate(request(prompt, { ...letters, signal: controller.signal }))) {
      if (event.type !== 'text-delta') continue
      text += event.text
      tokens += event.tokens
      if (tokens >= 10) controller.abort()
    }
    const before = await engine.countTokens(prompt)
    const next = nextTurn(prompt, text, 'go on')
    const { finish } = await run(engine, next, { maxTokens: 5 })
    expect(evaluated(finish)).toBeLessThanOrEqual((await engine.countTokens(next)) - before - tokens + 1)
  })
})

describe('a branch in the middle of a long prompt', () => {
  const beginning: Prompt = [
    { kind: 'control', text: '<|im_start|>system\n' },
    { kind: 'content', text: 'the system text '.repeat(20) },
    { kind: 'control', text: '<|im_end|>\n' },
  ]

  test.each(['gemma3', 'mamba'] as const)(
    'is cut back to from the second branch on by a %s model',
    async (architecture) => {
      const engine = await llamaCppEngine({
        ...settings,
        model: tinyModelFile({ architecture, slidingWindow: 32 }),
      })
      try {
        await run(engine, [...beginning, ...userMessage('first '.repeat(30))])
        await run(engine, [...beginning, ...userMessage('second '.repeat(30))])
        const third = await run(engine, [...beginning, ...userMessage('third '.repeat(30))])
        const shared = await engine.countTokens(beginning)
        expect(third.finish.usage.reusedTokens).toBeGreaterThanOrEqual(shared)
      } finally {
        await engine.close()
      }
    },
  )
})

describe('several conversations', () => {
  test('each keeps its cache while there are places', async () => {
    const engine = await llamaCppEngine({ ...settings, model: tinyModelFile(), concurrency: 3 })
    try {
      const prompts = ['one', 'two', 'three'].map((name) => userMessage(`${name} ${'hello '.repeat(30)}`))
      for (const prompt of prompts) await run(engine, prompt)
      for (const prompt of prompts) expect(evaluated((await run(engine, prompt)).finish)).toBe(1)
    } finally {
      await engine.close()
    }
  })

  test('the one used longest ago is given up first', async () => {
    const engine = await llamaCppEngine({ ...settings, model: tinyModelFile(), concurrency: 2 })
    try {
      const [a, b, c] = ['aaa ', 'bbb ', 'ccc '].map((word): Prompt => [
        { kind: 'content', text: word.repeat(40) },
      ])
      for (const prompt of [a, b, a, c, a]) if (prompt) await run(engine, prompt, { maxTokens: 3 })
      expect(evaluated((await run(engine, a ?? [])).finish)).toBe(1)
      expect(evaluated((await run(engine, b ?? [])).finish)).toBeGreaterThan(30)
    } finally {
      await engine.close()
    }
  })

  test('a fork and what it was forked from both keep the cache', async () => {
    const engine = await llamaCppEngine({ ...settings, model: tinyModelFile(), concurrency: 2 })
    try {
      const shared = userMessage('the shared past '.repeat(10))
      const branch = (name: string): Prompt => [...shared, { kind: 'content', text: name.repeat(200) }]
      const [left, right] = [branch('left '), branch('right ')]
      await run(engine, left)
      const sharedTokens = await engine.countTokens(shared)
      expect((await run(engine, right)).finish.usage.reusedTokens).toBeGreaterThanOrEqual(sharedTokens)
      expect(evaluated((await run(engine, left)).finish)).toBe(1)
      expect(evaluated((await run(engine, right)).finish)).toBe(1)
    } finally {
      await engine.close()
    }
  })

  test('where no temporary file can be written, a fork is evaluated again, with a warning', async () => {
    const engine = await llamaCppEngine({ ...settings, model: tinyModelFile(), concurrency: 2 })
    vi.stubEnv('TMPDIR', '/nowhere')
    try {
      const shared = userMessage('the shared past '.repeat(10))
      const branch = (name: string): Prompt => [...shared, { kind: 'content', text: name.repeat(200) }]
      await run(engine, branch('left '))
      const { events, finish } = await run(engine, branch('right '))
      expect(events).toContainEqual(expect.objectContaining({ type: 'warning', code: 'CACHE_NOT_COPIED' }))
      expect(finish.usage.reusedTokens).toBe(0)
      expect(finish.reason).not.toBe('error')
    } finally {
      vi.unstubAllEnvs()
      await engine.close()
    }
  })
})
