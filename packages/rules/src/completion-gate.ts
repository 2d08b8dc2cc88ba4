import type { StopCondition, StopContext, View } from '@orion-harness/core'

/** Options of `completionGate`. */
export interface CompletionGateOptions {
  /** What is still missing, as a sentence for the model; undefined when the answer may stand. */
  readonly check: (context: StopContext) => string | undefined | Promise<string | undefined>
  /** How often the model is sent back in one turn, at least 1. Default 3, which is also the harness's own bound. */
  readonly times?: number
  readonly name?: string
}

/** Feedback that was given in each turn. */
const feedbackByTurn: View<Map<number, number>> = {
  name: 'feedback-by-turn',
  initial: () => new Map(),
  fold(turns, entry) {
    if (entry.type === 'user' && entry.source === 'feedback')
      turns.set(entry.turn, (turns.get(entry.turn) ?? 0) + 1)
    return turns
  },
}

/**
 * Looks at an answer before the turn may end, and sends the model back with what is missing. After `times` the turn
 * ends with the reason `incomplete` and the last feedback as its detail. Throws `RangeError` for less than one time.
 */
export function completionGate(options: CompletionGateOptions): StopCondition {
  const { check, times = 3 } = options
  if (!Number.isInteger(times) || times < 1)
    throw new RangeError(`times must be a whole number from 1, not ${times}`)
  return {
    name: options.name ?? 'completion-gate',
    async check(context) {
      if (!context.isFinal) return undefined
      const feedback = await check(context)
      if (feedback === undefined) return undefined
      const given = context.conversation.view(feedbackByTurn).get(context.turn) ?? 0
      return given < times
        ? { type: 'resume', feedback }
        : { type: 'stop', reason: 'incomplete', detail: { feedback, times: given } }
    },
  }
}
