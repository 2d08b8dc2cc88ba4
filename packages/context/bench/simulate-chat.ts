import type { ContextStrategy, Conversation, Entry } from '@orion-harness/core'
import { messageOf } from '../src/testkit/message-of.ts'
import { labCounter, renderMessage } from './lab-counter.ts'
import { planInput } from './plan-input.ts'
import { buildConversation } from './random-conversation.ts'
import { replay } from './replay.ts'

export interface ChatTokens {
  /** Tokens the engine read, with the longest common prefix of the last prompt and its reply reused. */
  readonly evaluated: number
  /** Tokens an engine without a cache would have read. */
  readonly reread: number
  /** Tokens that were new when they were first sent. */
  readonly fresh: number
  readonly cuts: number
  readonly steps: number
  /** Tokens of the longest prompt. */
  readonly longest: number
  /** The log with the cuts in it. */
  readonly entries: readonly Entry[]
}

/** Two hundred turns by default, every third with two tool calls, in lengths that vary. */
export function scriptedChat(turns = 200): Conversation {
  return buildConversation({
    greeting: false,
    turns: Array.from({ length: turns }, (_, index) => ({
      prompt: 60 + ((index * 37) % 140),
      reminder: false,
      steps: index % 3 === 0 ? [{ text: 20, results: [80 + ((index * 53) % 200), 60], steer: false }] : [],
      answer: 60 + ((index * 71) % 180),
    })),
    pins: [],
  })
}

export const countText = (text: string): number => Math.ceil(text.length / 4)

/** Lives through a conversation under a strategy and adds up what an engine with one cached prefix reads. */
export async function simulateChat(
  source: readonly Entry[],
  strategy: ContextStrategy,
  budget: number,
): Promise<ChatTokens> {
  const tally = { evaluated: 0, reread: 0, fresh: 0, cuts: 0, steps: 0, longest: 0 }
  let counter: ReturnType<typeof labCounter> | undefined
  let cached: readonly string[] = []
  const seen = new Set<string>()

  const { entries } = await replay(source, async (conversation, reply) => {
    counter ??= labCounter({ conversation, countText })
    const plan = await strategy.plan(planInput(conversation, counter, { budget }))
    for (const decision of plan.decisions) conversation.append(decision)
    tally.cuts += plan.decisions.length > 0 ? 1 : 0
    tally.steps++
    tally.longest = Math.max(tally.longest, plan.used)

    const prompt = counter.messages().map((message) => renderMessage(message))
    const split = prompt.findIndex((text, index) => text !== cached[index])
    const tokensOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + countText(text), 0)
    tally.evaluated += tokensOf(prompt.slice(split === -1 ? prompt.length : split))
    tally.reread += tokensOf(prompt)
    for (const text of prompt) {
      if (!seen.has(text)) tally.fresh += countText(text)
      seen.add(text)
    }
    const answer = renderMessage(messageOf(reply))
    seen.add(answer)
    cached = [...prompt, answer]
  })
  return { ...tally, entries }
}
