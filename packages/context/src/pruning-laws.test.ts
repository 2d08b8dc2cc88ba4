import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { conversationFromJsonLines, isHarnessError, transcript } from '@orion-harness/core'
import type {
  ContextPlan,
  ContextStrategy,
  Conversation,
  ConversationReader,
  EntryDraft,
  Message,
  PlannedEntry,
} from '@orion-harness/core'
import type { ConversationPlan } from '../bench/random-conversation.ts'
import { labCounter } from '../bench/lab-counter.ts'
import { planInput } from '../bench/plan-input.ts'
import { buildConversation, conversationPlan, tokenizers } from '../bench/random-conversation.ts'
import { contextHistory } from './context-history.ts'
import { slidingWindow } from './sliding-window.ts'

const strategies: Readonly<Record<string, ContextStrategy>> = {
  default: slidingWindow(),
  shallow: slidingWindow({ high: 0.9, low: 0.8, resultTokens: 40 }),
  zone: slidingWindow({ ceiling: 300 }),
}

const scene = fc.record({
  shape: conversationPlan(14),
  tokenizer: fc.constantFrom(...Object.keys(tokenizers)),
  marks: fc.constantFrom(...Object.keys(strategies)),
  budget: fc.oneof(fc.integer({ min: 30, max: 600 }), fc.integer({ min: 600, max: 8_000 })),
  compactNow: fc.boolean(),
})
declare const process: { readonly env: Readonly<Record<string, string | undefined>> }

/** Longer runs: `CONTEXT_RUNS=5000 pnpm exec vitest run packages/context --testTimeout=600000`. */
const runs = { numRuns: Number(process.env['CONTEXT_RUNS'] ?? 200) }

function setUp(shape: ConversationPlan, marks: string) {
  return { conversation: buildConversation(shape), strategy: strategies[marks] ?? slidingWindow() }
}

function counterFor(conversation: ConversationReader, tokenizer: string) {
  return labCounter({ conversation, countText: tokenizers[tokenizer] ?? ((text) => text.length) })
}

/** The plan, or undefined when nothing legal fits. */
async function planOrOverflow(planning: Promise<ContextPlan>): Promise<ContextPlan | undefined> {
  try {
    return await planning
  } catch (error) {
    if (isHarnessError(error, 'CONTEXT_OVERFLOW')) return undefined
    throw error
  }
}

function apply(conversation: Conversation, plan: ContextPlan): Conversation {
  const after = conversation.fork()
  for (const decision of plan.decisions) after.append(decision)
  return after
}

function droppedBy(plan: ContextPlan): readonly string[] {
  return plan.decisions.flatMap((decision) => (decision.type === 'drop' ? decision.targets : []))
}

/** Every call in the messages is followed by its results, in order, and no result stands alone. */
function expectWholeExchanges(messages: readonly Message[]): void {
  const open: string[] = []
  for (const message of messages) {
    expect(open.slice(0, 1)).toEqual(message.role === 'tool' ? [message.callId] : [])
    open.shift()
    if (message.role === 'assistant') open.push(...(message.toolCalls ?? []).map((call) => call.id))
  }
  expect(open).toEqual([])
}

test('what is sent fits the budget, with the pins and the newest user message whole', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ shape, tokenizer, marks, budget, compactNow }) => {
      const { conversation, strategy } = setUp(shape, marks)
      const counter = counterFor(conversation, tokenizer)
      const plan = await planOrOverflow(
        strategy.plan(planInput(conversation, counter, { budget, compactNow })),
      )
      if (plan === undefined) return
      const after = apply(conversation, plan)
      const sent = counterFor(after, tokenizer)
      expect(await sent.prompt([])).toBe(plan.used)
      expect(plan.used).toBeLessThanOrEqual(budget)
      expectWholeExchanges(sent.messages())

      const { messages, newestUserId = '' } = conversation.view(contextHistory)
      const whole = [...messages.values()]
        .filter((message) => message.pinned)
        .map((message) => message.entry.id)
      const sentItems = new Map(after.view(transcript).items.map((item) => [item.entryId, item]))
      for (const id of [...whole, newestUserId]) expect(sentItems.get(id)?.text).toBe(messages.get(id)?.text)
    }),
    runs,
  )
})

/** Everything but the pins, their exchanges and the newest user message. */
function dispensable(conversation: Conversation): readonly string[] {
  const { turns, newestUserId } = conversation.view(contextHistory)
  const blocks = [...turns].flatMap(({ head, steps }) => [
    ...head.map((message) => [message]),
    ...steps.map((step) => step.messages),
  ])
  return blocks
    .filter((block) => !block.some((message) => message.pinned))
    .flatMap((block) => block.map(({ entry }) => entry.id))
    .filter((id) => id !== newestUserId)
}

test('an overflow means that the pins with their exchanges and the newest user message are too long', async () => {
  let overflows = 0
  await fc.assert(
    fc.asyncProperty(scene, async ({ shape, tokenizer, marks, budget }) => {
      const { conversation, strategy } = setUp(shape, marks)
      const counter = counterFor(conversation, tokenizer)
      const targets = dispensable(conversation)
      const least = await counter.prompt([{ type: 'drop', targets, reason: 'test', turn: 1, step: 1 }])
      const planning = strategy.plan(planInput(conversation, counter, { budget }))
      const error = await planning.then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      expect(error !== undefined).toBe(least > budget)
      if (!isHarnessError(error, 'CONTEXT_OVERFLOW')) return
      overflows++
      expect(error.data).toMatchObject({ budget, needed: least })
    }),
    runs,
  )
  expect(overflows).toBeGreaterThan(5)
})

test('cutting twice changes nothing the second time', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ shape, tokenizer, marks, budget, compactNow }) => {
      const { conversation, strategy } = setUp(shape, marks)
      const counter = counterFor(conversation, tokenizer)
      const plan = await planOrOverflow(
        strategy.plan(planInput(conversation, counter, { budget, compactNow })),
      )
      if (plan === undefined) return
      const after = apply(conversation, plan)
      const options = { budget, compactNow }
      const again = await strategy.plan(planInput(after, counterFor(after, tokenizer), options))
      expect(again.decisions).toEqual([])
      expect(again.used).toBe(plan.used)
    }),
    runs,
  )
})

test('a larger budget never drops more', async () => {
  const more = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 40, max: 3_000 }))
  await fc.assert(
    fc.asyncProperty(scene, more, async ({ shape, tokenizer, marks, budget, compactNow }, extra) => {
      const { conversation, strategy } = setUp(shape, marks)
      const counter = counterFor(conversation, tokenizer)
      const small = await planOrOverflow(
        strategy.plan(planInput(conversation, counter, { budget, compactNow })),
      )
      if (small === undefined) return
      const options = { budget: budget + extra, compactNow }
      const large = await strategy.plan(planInput(conversation, counter, options))
      const gone = new Set(droppedBy(small))
      expect(droppedBy(large).filter((id) => !gone.has(id))).toEqual([])
    }),
    runs,
  )
})

test('nothing is dropped where shortening long results is enough', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ shape, tokenizer, budget }) => {
      const { conversation } = setUp({ ...shape, pins: [] }, 'default')
      const counter = counterFor(conversation, tokenizer)
      const strategy = slidingWindow({ resultTokens: 60 })
      const plan = await planOrOverflow(strategy.plan(planInput(conversation, counter, { budget })))
      if (plan === undefined || droppedBy(plan).length === 0) return

      const isLong = ({ tokens, reason, verdict }: PlannedEntry) =>
        tokens > 120 && verdict === 'kept' && reason === 'it fits'
      const isResult = ({ entryId }: PlannedEntry) => conversation.entry(entryId)?.type === 'tool-result'
      expect(plan.explain().filter((entry) => isLong(entry) && isResult(entry))).toEqual([])

      const results = conversation.entries.flatMap((entry): readonly EntryDraft[] => {
        if (entry.type !== 'tool-result') return []
        const full = entry.result.text
        const tokens = tokenizers[tokenizer]?.(full) ?? full.length
        if (tokens <= 120) return []
        const text = full.slice(0, Math.floor((full.length * 60) / tokens))
        return [{ type: 'elide', target: entry.id, text, reason: 'test', turn: 1, step: 1 }]
      })
      expect(await counter.prompt(results)).toBeGreaterThan(budget / 2 - 30 * results.length)
    }),
    runs,
  )
})

test('planning leaves the log alone, and a restored log is planned alike', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ shape, tokenizer, marks, budget, compactNow }) => {
      const { conversation, strategy } = setUp(shape, marks)
      const before = conversation.toJsonLines()
      const options = { budget, compactNow }
      const counter = counterFor(conversation, tokenizer)
      const plan = await planOrOverflow(strategy.plan(planInput(conversation, counter, options)))
      expect(conversation.toJsonLines()).toBe(before)

      const restored = conversationFromJsonLines(before).conversation
      const again = await planOrOverflow(
        strategy.plan(planInput(restored, counterFor(restored, tokenizer), options)),
      )
      expect(again?.decisions).toEqual(plan?.decisions)
      expect(again?.explain()).toEqual(plan?.explain())
    }),
    runs,
  )
})

test('what is sent keeps its order, and turns go oldest first', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ shape, tokenizer, marks, budget }) => {
      const { conversation, strategy } = setUp(shape, marks)
      const counter = counterFor(conversation, tokenizer)
      const plan = await planOrOverflow(strategy.plan(planInput(conversation, counter, { budget })))
      if (plan === undefined) return
      const ids = apply(conversation, plan)
        .view(transcript)
        .items.map((item) => Number(item.entryId.slice(1)))
      expect(ids).toEqual(ids.toSorted((left, right) => left - right))

      const explained = plan.explain()
      const lastDropped = explained.findLast((entry) => entry.verdict === 'dropped')
      const isBefore = (id: string) => Number(id.slice(1)) < Number(lastDropped?.entryId.slice(1) ?? 0)
      const spared = explained.filter(({ entryId, verdict }) => verdict === 'kept' && isBefore(entryId))
      expect(spared.filter(({ reason }) => reason === 'it fits')).toEqual([])
    }),
    runs,
  )
})

test('the explanation names every message once and says what is true', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ shape, tokenizer, marks, budget, compactNow }) => {
      const { conversation, strategy } = setUp(shape, marks)
      const counter = counterFor(conversation, tokenizer)
      const options = { budget, compactNow }
      const plan = await planOrOverflow(strategy.plan(planInput(conversation, counter, options)))
      if (plan === undefined) return
      const after = apply(conversation, plan)
      const { messages } = after.view(contextHistory)
      const said = conversation.entries.filter(({ type }) =>
        ['user', 'assistant', 'tool-result'].includes(type),
      )
      const verdictOf = (id: string) => {
        const message = messages.get(id)
        if (message === undefined) return 'dropped'
        return message.pinned ? 'pinned' : message.elided ? 'elided' : 'kept'
      }
      const explained = plan.explain()
      expect(explained.map(({ entryId, verdict }) => [entryId, verdict])).toEqual(
        said.map(({ id }) => [id, verdictOf(id)]),
      )
      expect(explained.filter(({ reason, tokens }) => reason === '' || tokens < 1)).toEqual([])
    }),
    runs,
  )
})
