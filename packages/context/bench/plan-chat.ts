import { transcript } from '@orion-harness/core'
import type { ContextPlan, ContextStrategy, Conversation } from '@orion-harness/core'
import { slidingWindow } from '../src/sliding-window.ts'
import { labCounter } from './lab-counter.ts'
import { planInput } from './plan-input.ts'
import { buildConversation } from './random-conversation.ts'
import type { StepPlan, TurnPlan } from './random-conversation.ts'

/** A tokenizer of one token for each UTF-16 unit. */
export const characters = (text: string): number => text.length

/** A chat of prompts and answers of 40 characters, with the change that is wanted in each turn (index from 0). */
export function chat(
  turns: number,
  change: (turn: TurnPlan, index: number) => Partial<TurnPlan> = () => ({}),
): Conversation {
  const plain: TurnPlan = { prompt: 40, reminder: false, steps: [], answer: 40 }
  return buildConversation({
    greeting: false,
    turns: Array.from({ length: turns }, (_, index) => ({ ...plain, ...change(plain, index) })),
    pins: [],
  })
}

/** Plans the next step of a conversation whose tokens are characters. */
export function planFor(
  conversation: Conversation,
  budget: number,
  strategy: ContextStrategy = slidingWindow(),
): Promise<ContextPlan> {
  return strategy.plan(
    planInput(conversation, labCounter({ conversation, countText: characters }), { budget }),
  )
}

/** The entries that are sent once the plan is carried out, in their order. */
export function sentIds(conversation: Conversation, plan: ContextPlan): readonly string[] {
  const after = conversation.fork()
  for (const decision of plan.decisions) after.append(decision)
  return after.view(transcript).items.map((item) => item.entryId)
}

/** A step with one call and a result of that many characters. */
export const call = (length: number): StepPlan => ({ text: 10, results: [length], steer: false })
