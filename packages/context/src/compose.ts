import { isHarnessError } from '@orion-harness/core'
import type { ContextInput, ContextPlan, ContextStrategy, EntryDraft } from '@orion-harness/core'
import { calibrateCounter } from './calibrate-counter.ts'
import { plannedConversation } from './planned-conversation.ts'

/**
 * Strategies one after another: each sees the conversation as the ones before it would leave it, and all their
 * decisions are made. One that throws `CONTEXT_OVERFLOW` has only warned, unless it is the last. Throws a
 * `TypeError` when given none.
 */
export function compose(...strategies: readonly ContextStrategy[]): ContextStrategy {
  const last = strategies.at(-1)
  if (last === undefined) throw new TypeError('compose needs at least one strategy')
  return {
    name: strategies.map((strategy) => strategy.name).join(' + '),
    async plan(input) {
      const decisions: EntryDraft[] = []
      const warnings: string[] = []
      let plan: ContextPlan | undefined
      for (const strategy of strategies) {
        try {
          plan = await strategy.plan(afterDecisions(input, decisions))
          decisions.push(...plan.decisions)
          warnings.push(...plan.warnings)
        } catch (error) {
          if (strategy === last || !isHarnessError(error, 'CONTEXT_OVERFLOW')) throw error
          warnings.push(`${strategy.name}: ${error.message}`)
        }
      }
      return { ...(plan ?? (await last.plan(input))), decisions, warnings }
    },
  }
}

function afterDecisions(input: ContextInput, decisions: readonly EntryDraft[]): ContextInput {
  if (decisions.length === 0) return input
  const earlier = [...decisions]
  const counter = calibrateCounter(input)
  return {
    ...input,
    conversation: plannedConversation(input.conversation, earlier),
    counter: {
      exact: counter.exact,
      text: (text) => counter.text(text),
      overhead: () => counter.overhead(),
      prompt: (later) => counter.prompt([...earlier, ...later]),
    },
  }
}
