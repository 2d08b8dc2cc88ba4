import { slidingWindow } from '@orion-harness/context'
import type { ContextStrategy } from '@orion-harness/core'
import { labSystem, renderMessage } from './lab-counter.ts'
import { floorOfCuts, leastEvaluated } from './least-evaluated.ts'
import { pruneEveryTurn } from './prune-every-turn.ts'
import { readSteps, startsOf } from './read-steps.ts'
import { countText, messageOf, scriptedChat, simulateChat } from './simulate-chat.ts'

/** Tokens read over one conversation, beside what could not be less. */
export interface TokenRow {
  readonly name: string
  readonly evaluated: number
  /** Each new token once, and at each of these cuts what stays behind it once more. */
  readonly floor: number
  /** The least for any planner that knows the whole conversation, see `leastEvaluated`. */
  readonly optimum: number
  /** Tokens that are new when they are first sent. */
  readonly fresh: number
  readonly cuts: number
  readonly longest: number
}

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

/** A table, a line each. */
export function formatTokens(rows: readonly TokenRow[]): readonly string[] {
  const head = ['strategy', 'evaluated', 'of floor', 'of optimum', 'of new', 'cuts']
  const lines = rows.map(({ name, evaluated, floor, optimum, fresh, cuts }) => {
    const ratios = [floor, optimum, fresh].map((base) => (evaluated / base).toFixed(3))
    return [name, String(evaluated), ...ratios, String(cuts)]
  })
  return [head, ...lines].map((cells) =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(18) : cell.padStart(11))).join(''),
  )
}
