import { slidingWindow } from '@orion-harness/context'
import {
  floorOfCuts,
  leastEvaluated,
  messageOf,
  pruneEveryTurn,
  readSteps,
  startsOf,
} from '@orion-harness/context/testkit'
import type { TokenRow } from '@orion-harness/context/testkit'
import type { ContextStrategy } from '@orion-harness/core'
import { labSystem, renderMessage } from './lab-counter.ts'
import { countText, scriptedChat, simulateChat } from './simulate-chat.ts'

/** Tokens read over a scripted conversation at a small window, beside the baselines. */
export async function measureTokens(turns: number, budget: number): Promise<readonly TokenRow[]> {
  const source = scriptedChat(turns).entries
  const steps = readSteps(source, (entry) => countText(renderMessage(messageOf(entry))))
  const overhead = countText(renderMessage({ role: 'system', content: labSystem }))
  const optimum = leastEvaluated({ steps, overhead, budget, keep: overhead + 0.5 * (budget - overhead) })
  const measure = async (strategy: ContextStrategy): Promise<TokenRow & { readonly reread: number }> => {
    const chat = await simulateChat(source, strategy, budget)
    const floor = floorOfCuts({ steps, overhead, starts: startsOf(chat.entries) })
    return { ...chat, name: strategy.name, floor, optimum }
  }
  const sliding = await measure(slidingWindow())
  const naive = await measure(pruneEveryTurn)
  return [sliding, naive, { ...sliding, name: 'full-re-read', evaluated: sliding.reread }]
}
