import type { Complete, ContextInput, ConversationReader, TokenCounter } from '@orion-harness/core'

export interface PlanInputOptions {
  readonly budget: number
  readonly reserve?: number
  readonly complete?: Complete
  readonly compactNow?: boolean
  readonly signal?: AbortSignal
}

/** What an agent hands a strategy before a step, with the newest entry's place. */
export function planInput(
  conversation: ConversationReader,
  counter: TokenCounter,
  options: PlanInputOptions,
): ContextInput {
  const { budget, reserve = Math.ceil(budget / 4), complete, compactNow = false, signal } = options
  const newest = conversation.entries.at(-1)
  return {
    conversation,
    counter,
    budget: { window: budget + reserve, reserve, budget },
    ...(complete === undefined ? {} : { complete }),
    turn: newest?.turn ?? 0,
    step: (newest?.step ?? 0) + 1,
    compactNow,
    signal: signal ?? new AbortController().signal,
  }
}
