import { callKey } from '@orion-harness/core'
import { callRecords, hasRun } from './call-records.ts'
import { matchesTool, namedTools } from './tool-match.ts'
import type { ToolMatch } from './tool-match.ts'
import type { ToolRule } from './tool-rule.ts'

/** Options of `retryLimit`. */
export interface RetryLimitOptions {
  /** Default: every tool. */
  readonly tools?: ToolMatch
  /** How often a call that failed may be tried again in one turn, at least 0. */
  readonly retries: number
  /** What is tried again: the same call with the same arguments, or the tool whatever its arguments. Default `tool`. */
  readonly same?: 'tool' | 'call'
  readonly name?: string
}

/**
 * A rule that denies a tool once it has failed too often in this turn; a success starts the count again. Throws
 * `RangeError` when `retries` is no count.
 */
export function retryLimit(options: RetryLimitOptions): ToolRule {
  const { tools = () => true, retries, same = 'tool' } = options
  if (!Number.isInteger(retries) || retries < 0) {
    throw new RangeError(`retries must be a whole number from 0, not ${retries}`)
  }
  return {
    name: options.name ?? 'retry-limit',
    guards: namedTools(tools),
    needsEarlierResults: true,
    beforeTool({ call, conversation, turn }) {
      if (!matchesTool(tools, call.name)) return undefined
      const key = callKey(call)
      const tried = conversation
        .view(callRecords)
        .all.filter(
          (record) =>
            record.turn === turn &&
            hasRun(record) &&
            !record.isNested &&
            (same === 'tool' ? record.call.name === call.name : callKey(record.call) === key),
        )
      const failures = tried.length - 1 - tried.findLastIndex((record) => record.ok)
      if (failures <= retries) return undefined
      const last = tried.at(-1)?.text.split('\n', 1)[0] ?? ''
      return {
        type: 'deny',
        reason: `${call.name} has failed ${failures} times in a row, the last time with: ${last}`,
        instead: 'Try something else, or say what went wrong.',
      }
    },
  }
}
