import { slidingWindow } from '@orion-harness/context'
import {
  floorOfCuts,
  leastEvaluated,
  messageOf,
  pruneEveryTurn,
  readSteps,
  startsOf,
} from '@orion-harness/context/testkit'
import type { ReplyFrame, TokenRow } from '@orion-harness/context/testkit'
import type { ContextStrategy, Entry, Message } from '@orion-harness/core'
import { openDemoEngine } from '../src/context/demo-engine.ts'
import type { DemoEngine } from '../src/context/demo-engine.ts'
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
    const demo = await openDemoEngine(window)
    const run = await runChat(demo, scriptedInputs(turns), { context, maxTokens })
    rows.push({ ...run, ...(await leastFor(demo, run, window - maxTokens)), name: context.name })
    await demo.engine.close()
  }
  const [first] = rows
  return first === undefined ? [] : [...rows, { ...first, name: 'full-re-read', evaluated: first.prompts }]
}

/** What reading the messages of this run must have cost, by llama.cpp's own count of each. */
async function leastFor(
  demo: DemoEngine,
  { conversation, overhead }: ChatRun,
  budget: number,
): Promise<Pick<TokenRow, 'floor' | 'optimum' | 'fresh'>> {
  const { entries } = conversation
  const tokens = new Map<Entry, number>()
  for (const entry of entries) {
    if (entry.type === 'user' || entry.type === 'assistant' || entry.type === 'tool-result') {
      tokens.set(entry, await countMessage(demo, messageOf(entry)))
    }
  }
  const steps = readSteps(entries, (entry) => tokens.get(entry) ?? 0, await replyFrame(demo))
  return {
    floor: floorOfCuts({ steps, overhead, starts: startsOf(entries) }),
    optimum: leastEvaluated({ steps, overhead, budget, keep: overhead + (budget - overhead) / 2 }),
    fresh: steps.reduce((sum, step) => sum + step.fresh, overhead),
  }
}

async function countMessage({ engine, template }: DemoEngine, message: Message): Promise<number> {
  return engine.countTokens(template.render({ messages: [message], tools: [], addGenerationPrompt: false }))
}

/** The end token is the model's own; what the layout writes behind it is not. */
async function replyFrame(demo: DemoEngine): Promise<ReplyFrame> {
  const opening = await countOpening(demo)
  const empty = await countMessage(demo, { role: 'assistant', content: '' })
  return { opening, end: empty - opening - 1 }
}

async function countOpening({ engine, template }: DemoEngine): Promise<number> {
  return engine.countTokens(template.render({ messages: [], tools: [], addGenerationPrompt: true }))
}
