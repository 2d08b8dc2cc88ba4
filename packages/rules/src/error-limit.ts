import type { StopCondition } from '@orion-harness/core'
import { callRecords } from './call-records.ts'
import type { LimitOptions } from './step-limit.ts'

/** Options of `errorLimit`. */
export interface ErrorLimitOptions extends LimitOptions {
  /** Count calls that a rule or a person denied, too. Default true: a model that keeps asking is stuck. */
  readonly countDenials?: boolean
}

/**
 * Ends a turn after `errors` failed results in a row, over all tools, calls that could not be read included. Throws
 * `RangeError` for less than 1.
 */
export function errorLimit(errors: number, options: ErrorLimitOptions = {}): StopCondition {
  if (!Number.isInteger(errors) || errors < 1) {
    throw new RangeError(`errors must be a whole number from 1, not ${errors}`)
  }
  const { answer = true, countDenials = true } = options
  return {
    name: 'error-limit',
    check({ conversation, turn, isFinal }) {
      if (isFinal) return undefined
      const results = conversation
        .view(callRecords)
        .all.filter(
          (record) => record.turn === turn && !record.isNested && (countDenials || record.code !== 'denied'),
        )
      const failed = results.slice(results.findLastIndex((record) => record.ok) + 1)
      if (failed.length < errors) return undefined
      const last = failed.at(-1)
      return {
        type: 'stop',
        reason: 'error-limit',
        detail: {
          errors: failed.length,
          limit: errors,
          tool: last?.call.name ?? null,
          last: last?.text ?? null,
        },
        answer,
      }
    },
  }
}
