import { createAgent } from '@orion-harness/core'
import type { AgentEvent, Engine, EngineEvent } from '@orion-harness/core'
import { chatml } from '@orion-harness/templates'

export interface RealLoopCost {
  /** Tokens of one round. */
  readonly tokens: number
  /** Microseconds per token of iterating the engine; for each question the best of all rounds. */
  readonly engine: number
  readonly agent: number
  readonly sameText: boolean
}

const words = [
  'lemon',
  'river',
  'stone',
  'winter',
  'candle',
  'garden',
  'silver',
  'morning',
  'paper',
  'window',
]

/** The model was trained to repeat what it is asked to say. */
export const questions: readonly string[] = words.map(
  (_, start) => `Say ${[...words.slice(start), ...words.slice(0, start)].slice(0, 7).join(' ')}`,
)

/**
 * What the loop adds to each token of a real model. Both sides read the same prompts and say the same; they take turns,
 * so that a busy machine slows both, and the best time of each question counts.
 */
export async function measureRealLoopCost(engine: Engine, rounds: number): Promise<RealLoopCost> {
  const sampling = { temperature: 0, seed: 11 }
  const maxTokens = 64
  let result: RealLoopCost = { tokens: 0, engine: 0, agent: 0, sameText: true }
  for (const question of questions) {
    const messages = [{ role: 'user', content: question }] as const
    const prompt = chatml.render({ messages, tools: [], addGenerationPrompt: true })
    const input = { type: 'prompt', prompt } as const
    let alone: Reading | undefined
    let through: Reading | undefined
    for (let round = 0; round < rounds; round++) {
      alone = faster(alone, await read(engine.generate({ input, stop: [], maxTokens, sampling })))
      const agent = createAgent({ engine, template: chatml, sampling, maxTokens })
      through = faster(through, await read(agent.run(question)))
    }
    if (alone === undefined || through === undefined) throw new Error('There is no round to measure.')
    result = {
      tokens: result.tokens + alone.tokens,
      engine: result.engine + alone.microseconds,
      agent: result.agent + through.microseconds,
      sameText: result.sameText && alone.text === through.text,
    }
  }
  return { ...result, engine: result.engine / result.tokens, agent: result.agent / result.tokens }
}

interface Reading {
  readonly text: string
  readonly tokens: number
  /** From the first text to the last. */
  readonly microseconds: number
}

function faster(left: Reading | undefined, right: Reading): Reading {
  return left === undefined || right.microseconds < left.microseconds ? right : left
}

async function read(events: AsyncIterable<AgentEvent | EngineEvent>): Promise<Reading> {
  let text = ''
  let tokens = 0
  let startedAt = 0
  let endedAt = 0
  for await (const event of events) {
    if (event.type !== 'text-delta') continue
    endedAt = performance.now()
    if (startedAt === 0) startedAt = endedAt
    text += event.text
    tokens += event.tokens
  }
  return { text, tokens, microseconds: (endedAt - startedAt) * 1000 }
}
