import type { ConversationReader, StopCondition, StopContext, View } from '@orion-harness/core'

/** Options of `completionGate`. */
export interface CompletionGateOptions {
  /** What is still missing, as a sentence for the model; undefined when the answer may stand. */
  readonly check: (context: StopContext) => string | undefined | Promise<string | undefined>
  /** How often this gate sends the model back in one turn, at least 1. Default 3. */
  readonly times?: number
  readonly name?: string
}

/** Feedback of the running turn, whoever gave it. A new prompt starts again. */
const feedbackInTurn: View<readonly Feedback[]> = {
  name: 'feedback-in-turn',
  initial: () => [],
  fold(given, entry) {
    if (entry.type !== 'user') return given
    if (entry.source === 'prompt') return []
    return entry.source === 'feedback' ? [...given, { step: entry.step, text: entry.text }] : given
  },
}

interface Feedback {
  readonly step: number
  readonly text: string
}

/** What a gate wanted sent back in a turn, by step. The log says which of it was sent. */
interface Wanted {
  readonly turn: number
  readonly texts: Map<number, string>
}

/** How often the harness lets a model be sent back in one turn, by all gates together, unless it is told otherwise. */
const harnessBound = 3

/**
 * Looks at an answer before the turn may end, and sends the model back with what is missing. Each gate counts its own
 * feedback. After `times` the turn ends with the reason `incomplete` and the last feedback as its detail; so it does
 * once all gates together have sent the model back three times, or `times` where that is more, for then the harness
 * would let the answer stand. Throws `RangeError` for less than one time.
 */
export function completionGate(options: CompletionGateOptions): StopCondition {
  const { check, times = 3 } = options
  if (!Number.isInteger(times) || times < 1)
    throw new RangeError(`times must be a whole number from 1, not ${times}`)
  const wanted = new WeakMap<ConversationReader, Wanted>()
  return {
    name: options.name ?? 'completion-gate',
    async check(context) {
      if (!context.isFinal) return undefined
      const feedback = await check(context)
      if (feedback === undefined) return undefined
      const { conversation, turn, step } = context
      const known = wanted.get(conversation)
      const { texts } = known?.turn === turn ? known : { texts: new Map<number, string>() }
      wanted.set(conversation, { turn, texts })
      const given = conversation.view(feedbackInTurn)
      const own = given.filter((sent) => texts.get(sent.step) === sent.text).length
      if (own >= times || given.length >= Math.max(times, harnessBound)) {
        return { type: 'stop', reason: 'incomplete', detail: { feedback, times: own } }
      }
      texts.set(step, feedback)
      return { type: 'resume', feedback }
    },
  }
}
