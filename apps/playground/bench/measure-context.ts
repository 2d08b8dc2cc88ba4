import { slidingWindow } from '@orion-harness/context'
import type { ContextStrategy, Engine, Entry, Message } from '@orion-harness/core'
import { demoModelPath } from '@orion-harness/demo-model'
import { llamaCppEngine } from '@orion-harness/engine-llamacpp'
import { floorOfCuts, leastEvaluated } from '../../../packages/context/bench/least-evaluated.ts'
import type { TokenRow } from '../../../packages/context/bench/measure-tokens.ts'
import { pruneEveryTurn } from '../../../packages/context/bench/prune-every-turn.ts'
import { readSteps, startsOf } from '../../../packages/context/bench/read-steps.ts'
import { messageOf } from '../../../packages/context/bench/simulate-chat.ts'
import { demoTemplate } from '../src/context/demo-template.ts'
import { runChat, scriptedInputs } from './run-chat.ts'
import type { ChatRun } from './run-chat.ts'

export interface ContextMeasure {
  readonly turns: number
  readonly window: number
  readonly maxTokens: number
  /** Leave the baseline out. Default false. */
  readonly quick?: boolean
}

/** Tokens that llama.cpp really reads over a scripted conversation with tools, by strategy. */
export async function measureContext(measure: ContextMeasure): Promise<readonly (TokenRow & ChatRun)[]> {
  const { turns, window, maxTokens, quick = false } = measure
  const strategies: readonly ContextStrategy[] = quick ? [slidingWindow()] : [slidingWindow(), pruneEveryTurn]
  const rows: (TokenRow & ChatRun)[] = []
  for (const context of strategies) {
    const engine = await llamaCppEngine({ model: demoModelPath, contextSize: window, threads: 1, gpu: false })
    const run = await runChat(engine, scriptedInputs(turns), { context, maxTokens })
    rows.push({ ...run, ...(await leastFor(engine, run, window - maxTokens)), name: context.name })
    await engine.close()
  }
  const [first] = rows
  return first === undefined ? [] : [...rows, { ...first, name: 'full-re-read', evaluated: first.prompts }]
}

/** What reading the messages of this run must have cost, by llama.cpp's own count of each. */
async function leastFor(
  engine: Engine,
  { conversation, overhead }: ChatRun,
  budget: number,
): Promise<Pick<TokenRow, 'floor' | 'optimum' | 'fresh'>> {
  const { entries } = conversation
  const tokens = new Map<Entry, number>()
  for (const entry of entries) {
    if (entry.type === 'user' || entry.type === 'assistant' || entry.type === 'tool-result') {
      tokens.set(entry, await countMessage(engine, messageOf(entry)))
    }
  }
  const frame = await countMessage(engine, { role: 'assistant', content: '' })
  const steps = readSteps(entries, (entry) => tokens.get(entry) ?? 0, frame)
  return {
    floor: floorOfCuts({ steps, overhead, starts: startsOf(entries) }),
    optimum: leastEvaluated({ steps, overhead, budget, keep: overhead + (budget - overhead) / 2 }),
    fresh: steps.reduce((sum, step) => sum + step.fresh, overhead),
  }
}

async function countMessage(engine: Engine, message: Message): Promise<number> {
  return engine.countTokens(
    demoTemplate.render({ messages: [message], tools: [], addGenerationPrompt: false }),
  )
}
