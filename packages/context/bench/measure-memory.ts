import { slidingWindow } from '@orion-harness/context'
import type { Conversation } from '@orion-harness/core'
import { labCounter } from './lab-counter.ts'
import type { LabCounter } from './lab-counter.ts'
import { planInput } from './plan-input.ts'
import { plainChat } from './measure-planning.ts'

declare const process: { memoryUsage(): { readonly heapUsed: number } }

/** What planning holds on to, so that a measurement between the two lines sees it. */
interface PlannedChat {
  readonly conversation: Conversation
  readonly counter: LabCounter
}

/**
 * Bytes that planning keeps per 1,000 entries beyond the log itself, when nothing is ever cut. `collect` frees what
 * nobody holds.
 */
export async function measureMemory(turns: number, collect: () => void): Promise<number> {
  const conversation = plainChat(turns)
  const counter = labCounter({ conversation, countText: (text) => text.length })
  await counter.prompt([])
  collect()
  const before = process.memoryUsage().heapUsed
  const held = await plan({ conversation, counter })
  collect()
  const kept = process.memoryUsage().heapUsed - before
  return held.conversation.entries.length === 0 ? 0 : (kept / conversation.entries.length) * 1_000
}

async function plan(chat: PlannedChat): Promise<PlannedChat> {
  await slidingWindow().plan(planInput(chat.conversation, chat.counter, { budget: 1_000_000_000 }))
  return chat
}
