import { createAgent } from '@orion-harness/core'
import { scriptedEngine } from '@orion-harness/core/testkit'

export interface LoopCost {
  readonly tokens: number
  /** Nanoseconds per token of iterating the engine alone, best of all rounds. */
  readonly engine: number
  /** The same through the agent, its events read by a consumer. */
  readonly agent: number
  /** Text that both gave; equal, or the measurement means nothing. */
  readonly sameText: boolean
}

/** What the loop adds to each token of a plain chat on the scripted engine. */
export async function measureLoopCost(tokens: number, rounds: number): Promise<LoopCost> {
  const text = 'word'.repeat(tokens)
  const options = { model: { contextWindow: tokens * 4 } }
  let engine = Infinity
  let agent = Infinity
  let sameText = true
  for (let round = 0; round < rounds; round++) {
    const alone = await time(async () => {
      let said = ''
      const request = {
        input: { type: 'messages', messages: [], tools: [] },
        stop: [],
        maxTokens: tokens,
        sampling: {},
      } as const
      for await (const event of scriptedEngine([text], options).generate(request)) {
        if (event.type === 'text-delta') said += event.text
      }
      return said
    })
    const through = await time(async () => {
      let said = ''
      const chat = createAgent({ engine: scriptedEngine([text], options), maxTokens: tokens })
      for await (const event of chat.run('Go')) if (event.type === 'text-delta') said += event.text
      return said
    })
    engine = Math.min(engine, alone.nanoseconds / tokens)
    agent = Math.min(agent, through.nanoseconds / tokens)
    sameText &&= alone.result === text && through.result === text
  }
  return { tokens, engine, agent, sameText }
}

async function time<Result>(run: () => Promise<Result>) {
  const startedAt = performance.now()
  const result = await run()
  return { result, nanoseconds: (performance.now() - startedAt) * 1e6 }
}
