import type {
  ContextInput,
  ContextPlan,
  ConversationReader,
  EntryDraft,
  TokenCounter,
} from '@orion-harness/core'
import { calibrateCounter } from './calibrate-counter.ts'
import { contextHistory } from './context-history.ts'
import { explainPlan } from './explain-plan.ts'
import type { Elision } from './shorten-results.ts'
import { countTokens } from './token-costs.ts'
import type { TokenCosts } from './token-costs.ts'

/** A plan that also says how much of the engine's cache it leaves. */
export interface CachedPlan extends ContextPlan {
  /**
   * About how many tokens at the beginning of the prompt stay as they were; `used`, when nothing is cut. What is
   * behind them is read again.
   */
  readonly prefix: number
}

export interface CreatePlanInput {
  readonly input: ContextInput
  readonly decisions: readonly EntryDraft[]
  readonly warnings?: readonly string[]
  /** What counted; default the input's counter, calibrated. */
  readonly counter?: TokenCounter
  /** Tokens of the prompt with the decisions applied. Default: counted. */
  readonly used?: number
  /** Tokens of each message. Default: counted, what is new of them. */
  readonly costs?: TokenCosts
  /** What the decisions shorten, for their tokens in the explanation. */
  readonly elided?: readonly Elision[]
}

/** A plan with these decisions, that can explain itself. */
export async function createPlan(plan: CreatePlanInput): Promise<CachedPlan> {
  const { input, decisions, elided = [], warnings = [], counter = calibrateCounter(input) } = plan
  const { conversation } = input
  const { length } = conversation.entries
  const costs = plan.costs ?? (await countTokens(conversation, counter))
  const used = plan.used ?? (await counter.prompt(decisions))
  const prefix =
    decisions.length === 0 ? used : await survivingPrefix(conversation, decisions, counter, costs)
  const elidedTokens = new Map(elided.map(({ message, tokens }) => [message.entry.id, tokens]))
  return {
    decisions,
    used,
    exact: counter.exact,
    warnings,
    prefix,
    explain: () => explainPlan({ conversation, length, decisions, costs, elidedTokens }),
  }
}

/** Tokens in front of the first message that changes; none of the messages, when the system text changes. */
async function survivingPrefix(
  conversation: ConversationReader,
  decisions: readonly EntryDraft[],
  counter: TokenCounter,
  costs: TokenCosts,
): Promise<number> {
  const history = conversation.view(contextHistory)
  const changed = new Set(decisions.flatMap(targetsOf))
  const overhead = await counter.overhead()
  const atStart = history.summary?.entry.placement === 'start' ? history.summary.entryId : undefined
  const rewritesStart = decisions.some((draft) => draft.type === 'summary' && draft.placement === 'start')
  if (rewritesStart || (atStart !== undefined && changed.has(atStart))) return overhead
  let tokens = overhead + (atStart === undefined ? 0 : (costs.get(atStart) ?? 0))
  for (const [entryId] of history.messages) {
    if (changed.has(entryId)) break
    tokens += costs.get(entryId) ?? 0
  }
  return tokens
}

function targetsOf(draft: EntryDraft): readonly string[] {
  switch (draft.type) {
    case 'drop':
      return draft.targets
    case 'summary':
      return draft.replaces
    case 'elide':
      return [draft.target]
    default:
      return []
  }
}
