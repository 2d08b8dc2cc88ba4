import { slidingWindow } from '@orion-harness/context'
import type { Conversation } from '@orion-harness/core'
import { labCounter } from './lab-counter.ts'
import type { LabCounter } from './lab-counter.ts'
import { planInput } from './plan-input.ts'
import { buildConversation } from './random-conversation.ts'

export interface PlanningTime {
  readonly turns: number
  /** Microseconds for the first plan of a restored log: everything is counted once. */
  readonly restored: number
  /** Microseconds for a step's plan afterwards, at a window that keeps the newest turns. */
  readonly step: number
  /** The same at a window that holds every turn, so that nothing is ever cut. */
  readonly wide: number
}

const countWords = (text: string) => text.split(/\s+/).length

/** User and assistant messages of about fifteen words, counted in words, at a budget of 3,072. */
export function plainChat(turns: number): Conversation {
  return buildConversation({
    greeting: false,
    turns: Array.from({ length: turns }, () => ({ prompt: 70, reminder: false, steps: [], answer: 70 })),
    pins: [],
  })
}

/** The best of several runs of each, so that other work on the machine counts little. */
export async function measurePlanning(turns: number, rounds = 15): Promise<PlanningTime> {
  let restored = Number.POSITIVE_INFINITY
  for (let round = 0; round < Math.min(rounds, 5); round++) {
    const conversation = plainChat(turns)
    const counter = labCounter({ conversation, countText: countWords })
    restored = Math.min(restored, await timePlan(conversation, counter, 3_072))
  }
  return {
    turns,
    restored,
    step: await timeSteps(turns, 3_072, rounds),
    wide: await timeSteps(turns, 1_000_000_000, rounds),
  }
}

async function timeSteps(turns: number, budget: number, rounds: number): Promise<number> {
  const conversation = plainChat(turns)
  const full = labCounter({ conversation, countText: countWords })
  const counter = budget > 1_000_000 ? withRunningTotal(conversation, full) : full
  await timePlan(conversation, counter, budget)
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    conversation.append({
      type: 'user',
      text: 'and now?',
      source: 'prompt',
      turn: turns + round + 1,
      step: 0,
    })
    best = Math.min(best, await timePlan(conversation, counter, budget))
  }
  return best
}

async function timePlan(conversation: Conversation, counter: LabCounter, budget: number): Promise<number> {
  const input = planInput(conversation, counter, { budget, reserve: 1_024 })
  const start = performance.now()
  const plan = await slidingWindow().plan(input)
  const time = (performance.now() - start) * 1_000
  for (const decision of plan.decisions) conversation.append(decision)
  return time
}

/** A counter that adds what is new to what it knew, so that what is timed is the planning and not the prompt. */
function withRunningTotal(conversation: Conversation, counter: LabCounter): LabCounter {
  let total = 0
  let upTo = 0
  return {
    ...counter,
    async prompt() {
      for (; upTo < conversation.entries.length; upTo++) {
        const entry = conversation.entries[upTo]
        if (entry !== undefined && 'text' in entry) total += countWords(entry.text)
      }
      return total
    },
  }
}
