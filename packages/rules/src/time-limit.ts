import type { StopCondition } from '@orion-harness/core'
import type { LimitOptions } from './step-limit.ts'

/**
 * Ends a turn that would go on after `milliseconds`. It is asked between steps: for a hard stop in the middle of one
 * use the turn's `signal`. Throws `RangeError` unless the time is above 0.
 */
export function timeLimit(milliseconds: number, options: LimitOptions = {}): StopCondition {
  if (!(milliseconds > 0)) throw new RangeError(`milliseconds must be above 0, not ${milliseconds}`)
  return {
    name: 'time-limit',
    check: ({ elapsedMs, isFinal }) =>
      isFinal || elapsedMs < milliseconds
        ? undefined
        : {
            type: 'stop',
            reason: 'time-limit',
            detail: { elapsedMs, limitMs: milliseconds },
            answer: options.answer ?? true,
          },
  }
}
