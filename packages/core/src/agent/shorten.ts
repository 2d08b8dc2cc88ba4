import type { ContextPlan } from '../contract/context-strategy.ts'
import type { Complete } from '../contract/context-strategy.ts'
import type { EntryDraft } from '../contract/entry.ts'
import { completeOnce } from './complete-once.ts'
import { wantedCompaction } from '../harness/wanted-compaction.ts'
import type { TurnState } from './agent-state.ts'
import { createTokenCounter } from './token-counter.ts'

/** Asks the context strategy and logs what it decides. Undefined without a strategy. */
export async function shorten({ agent, signal }: TurnState): Promise<ContextPlan | undefined> {
  const { options, harness, budget } = agent
  if (options.context === undefined) return undefined
  const complete: Complete = async (input) => {
    harness.emit({ type: 'summary-start' })
    try {
      const answer = await completeOnce(agent, input)
      harness.emit({ type: 'summary-end', ok: true, usage: answer.usage })
      return answer
    } catch (error) {
      harness.emit({ type: 'summary-end', ok: false })
      throw error
    }
  }
  const plan = await options.context.plan({
    conversation: harness.conversation,
    budget,
    counter: (agent.strategyCounter ??= createTokenCounter(agent)),
    complete,
    ...harness.position,
    compactNow: harness.conversation.view(wantedCompaction),
    signal,
  })
  for (const message of plan.warnings) harness.warn('CONTEXT', message)
  for (const decision of plan.decisions) logDecision(agent, decision)
  return plan
}

function logDecision({ harness }: TurnState['agent'], decision: EntryDraft): void {
  harness.emit({ type: 'message', entry: harness.conversation.append(decision) })
}
