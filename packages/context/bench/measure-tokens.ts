import { slidingWindow } from '@orion-harness/context'
import { leastEvaluated } from './least-evaluated.ts'
import { pruneEveryTurn } from './prune-every-turn.ts'
import { readSteps } from './read-steps.ts'
import { scriptedChat, simulateChat } from './simulate-chat.ts'
import type { ChatTokens } from './simulate-chat.ts'

export interface TokenReport {
  readonly optimum: number
  readonly fresh: number
  readonly rows: readonly (ChatTokens & { readonly name: string })[]
}

/** Tokens read over a scripted conversation at a small window, beside the optimum and the baselines. */
export async function measureTokens(turns: number, budget: number): Promise<TokenReport> {
  const source = scriptedChat(turns).entries
  const { steps, overhead } = await readSteps(source)
  const keep = overhead + 0.5 * (budget - overhead)
  const optimum = leastEvaluated({ steps, overhead, budget, keep })
  const sliding = await simulateChat(source, slidingWindow(), budget)
  const naive = await simulateChat(source, pruneEveryTurn, budget)
  const rows = [
    { name: 'sliding window', ...sliding },
    { name: 'prune every turn', ...naive },
    { name: 'full re-read', ...sliding, evaluated: sliding.reread },
  ]
  return { optimum, fresh: sliding.fresh, rows }
}

/** Lines of a table. */
export function formatTokens({ optimum, fresh, rows }: TokenReport): readonly string[] {
  const ratio = (tokens: number, base: number) => (tokens / base).toFixed(3)
  const line = (name: string, evaluated: number, cuts: number | string) =>
    [
      name.padEnd(18),
      String(evaluated).padStart(9),
      ratio(evaluated, optimum),
      ratio(evaluated, fresh),
      cuts,
    ].join('  ')
  return [
    'strategy            evaluated  of optimum  of new tokens  cuts',
    line('optimum', optimum, ''),
    ...rows.map((row) => line(row.name, row.evaluated, row.cuts)),
  ]
}
