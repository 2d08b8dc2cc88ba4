import type { StopCondition } from '@orion-harness/core'

/** Options of every limit. */
export interface LimitOptions {
  /** Let the model answer once more without tools, so that the person is told something. Default true. */
  readonly answer?: boolean
}

/** Ends a turn after `steps` model calls that all asked for tools. Throws `RangeError` for less than 1. */
export function stepLimit(steps: number, options: LimitOptions = {}): StopCondition {
  if (!Number.isInteger(steps) || steps < 1)
    throw new RangeError(`steps must be a whole number from 1, not ${steps}`)
  return {
    name: 'step-limit',
    check: ({ step, isFinal }) =>
      isFinal || step < steps
        ? undefined
        : {
            type: 'stop',
            reason: 'step-limit',
            detail: { steps: step, limit: steps },
            answer: options.answer ?? true,
          },
  }
}
