import type { ContextStrategy, EntryDraft } from '@orion-harness/core'
import { contextHistory } from '../context-history.ts'
import { createPlan } from '../create-plan.ts'
import { cuttingUnits } from '../cutting-units.ts'

/** The baseline to beat: as soon as the prompt is too long, drop just enough of the oldest turns. */
export const pruneEveryTurn: ContextStrategy = {
  name: 'prune-every-turn',
  async plan(input) {
    const { conversation, counter, budget, turn, step } = input
    const { droppable } = cuttingUnits(conversation.view(contextHistory))
    let decisions: readonly EntryDraft[] = []
    let used = await counter.prompt(decisions)
    for (let count = 1; used > budget.budget && count <= droppable.length; count++) {
      const targets = droppable.slice(0, count).flatMap((unit) => unit.map(({ entry }) => entry.id))
      decisions = [{ type: 'drop', targets, reason: 'too long', turn, step }]
      used = await counter.prompt(decisions)
    }
    return createPlan({ input, decisions, used })
  },
}
