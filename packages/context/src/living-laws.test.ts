import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isHarnessError, transcript } from '@orion-harness/core'
import type { ContextStrategy, Conversation, Entry } from '@orion-harness/core'
import { labCounter } from '../bench/lab-counter.ts'
import { planInput } from '../bench/plan-input.ts'
import { buildConversation, conversationPlan, tokenizers } from '../bench/random-conversation.ts'
import { replay } from '../bench/replay.ts'
import { compose } from './compose.ts'
import { slidingWindow } from './sliding-window.ts'
import { summarize } from './summarize.ts'

const usage = { promptTokens: 0, reusedTokens: 0, completionTokens: 1, exact: true }
const strategies: Readonly<Record<string, ContextStrategy>> = {
  sliding: slidingWindow(),
  shallow: slidingWindow({ low: 0.9 }),
  summary: summarize({ maxTokens: 30 }),
  recent: summarize({ maxTokens: 30, placement: 'recent' }),
  both: compose(summarize({ ceiling: 500, maxTokens: 30 }), slidingWindow()),
}

interface Scene {
  readonly tokenizer: string
  readonly budget: number
  /** Somebody asks to shorten now, every so many steps. */
  readonly compactEvery: number
}

/** Lives through a conversation; undefined where it ends in an overflow. */
async function live(source: readonly Entry[], strategy: ContextStrategy, scene: Scene) {
  const { tokenizer, budget, compactEvery } = scene
  const countText = tokenizers[tokenizer] ?? ((text) => text.length)
  let counter: ReturnType<typeof labCounter> | undefined
  const plans: { used: number; sent: number; dropped: number }[] = []
  const complete = async () => ({ text: 'So far, so good.', usage })
  try {
    const conversation = await replay(source, async (now) => {
      counter ??= labCounter({ conversation: now, countText })
      const plan = await strategy.plan(
        planInput(now, counter, {
          budget,
          reserve: 400,
          complete,
          compactNow: plans.length % compactEvery === 0,
        }),
      )
      for (const decision of plan.decisions) now.append(decision)
      plans.push({ used: plan.used, sent: await counter.prompt([]), dropped: goneIds(now).size })
    })
    return { conversation, plans }
  } catch (error) {
    if (isHarnessError(error, 'CONTEXT_OVERFLOW')) return undefined
    throw error
  }
}

function goneIds(conversation: Conversation): ReadonlySet<string> {
  return new Set(
    conversation.entries.flatMap((entry) =>
      entry.type === 'drop' ? entry.targets : entry.type === 'summary' ? entry.replaces : [],
    ),
  )
}

test('at every step of a growing conversation the prompt fits, and every message is sent or accounted for', async () => {
  const scene = fc.record({
    shape: conversationPlan(20),
    tokenizer: fc.constantFrom(...Object.keys(tokenizers)),
    name: fc.constantFrom(...Object.keys(strategies)),
    budget: fc.integer({ min: 200, max: 3_000 }),
    compactEvery: fc.integer({ min: 1, max: 40 }),
  })
  let lived = 0
  await fc.assert(
    fc.asyncProperty(scene, async ({ shape, name, ...rest }) => {
      const source = buildConversation(shape).entries
      const life = await live(source, strategies[name] ?? slidingWindow(), rest)
      if (life === undefined) return
      lived++
      for (const { used, sent } of life.plans) {
        expect(used).toBeLessThanOrEqual(rest.budget)
        expect(sent).toBe(used)
      }
      const { conversation } = life
      const sent = new Set(conversation.view(transcript).items.map((item) => item.entryId))
      const gone = goneIds(conversation)
      const messages = conversation.entries.filter(({ type }) =>
        ['user', 'assistant', 'tool-result'].includes(type),
      )
      expect(messages.filter(({ id }) => sent.has(id) === gone.has(id))).toEqual([])
    }),
    { numRuns: 120 },
  )
  expect(lived).toBeGreaterThan(60)
})
