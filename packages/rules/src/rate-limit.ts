import type { RuleContext } from '@orion-harness/core'
import { callRecords, hasRun } from './call-records.ts'
import type { CallRecord } from './call-records.ts'
import { matchesTool, namedTools } from './tool-match.ts'
import type { ToolMatch } from './tool-match.ts'
import type { ToolRule } from './tool-rule.ts'

/** Options of `rateLimit`. */
export interface RateLimitOptions {
  readonly tools: ToolMatch
  /** Most calls that may run, at least 0. */
  readonly calls: number
  /** In one reply, one turn, the whole conversation, or the last so many milliseconds, above 0. Default `turn`. */
  readonly per?: 'step' | 'turn' | 'conversation' | { readonly milliseconds: number }
  /** Count the tools together instead of one by one. Default false. */
  readonly together?: boolean
  readonly name?: string
}

/**
 * A rule that lets only so many calls run. Calls that were denied or could not be read do not count; siblings of the
 * same reply that were let through do, also while they still run. Throws `RangeError` for a limit that is no count, and
 * unless the milliseconds are above 0.
 */
export function rateLimit(options: RateLimitOptions): ToolRule {
  const { tools, calls, per = 'turn', together = false } = options
  if (!Number.isInteger(calls) || calls < 0)
    throw new RangeError(`calls must be a whole number from 0, not ${calls}`)
  if (typeof per === 'object' && !(per.milliseconds > 0))
    throw new RangeError(`milliseconds must be above 0, not ${per.milliseconds}`)
  return {
    name: options.name ?? 'rate-limit',
    guards: namedTools(tools),
    beforeTool(context) {
      const { call } = context
      if (!matchesTool(tools, call.name)) return undefined
      const counts = (name: string) => (together ? matchesTool(tools, name) : name === call.name)
      const used = countRuns(context, counts, (record) => isInPeriod(record, context, per))
      if (used < calls) return undefined
      const what = together ? 'these tools' : call.name
      return {
        type: 'deny',
        reason: `${what} may run ${calls === 1 ? 'once' : `${calls} times`} ${inWords(per)}, and that is used up.`,
        instead:
          typeof per === 'object'
            ? 'Go on without it, or try again later.'
            : 'Go on with what you already know.',
      }
    },
  }
}

/** Runs on record that count and are in the period, and the siblings that were let through. */
function countRuns(
  { conversation, batch, allowed }: RuleContext,
  counts: (name: string) => boolean,
  isIn: (record: CallRecord) => boolean,
): number {
  const siblings = new Set(batch.map((call) => call.id))
  const past = conversation
    .view(callRecords)
    .all.filter(
      (record) => !siblings.has(record.call.id) && counts(record.call.name) && hasRun(record) && isIn(record),
    )
  return past.length + allowed.filter((call) => counts(call.name)).length
}

function isInPeriod(
  record: CallRecord,
  { turn, step, now }: RuleContext,
  per: NonNullable<RateLimitOptions['per']>,
): boolean {
  switch (per) {
    case 'step':
      return record.turn === turn && record.step === step
    case 'turn':
      return record.turn === turn
    case 'conversation':
      return true
    default:
      return now - record.at < per.milliseconds
  }
}

function inWords(per: NonNullable<RateLimitOptions['per']>): string {
  if (per === 'step') return 'in one reply'
  if (per === 'turn') return 'in answer to one message'
  return per === 'conversation' ? 'in this conversation' : `in ${per.milliseconds} ms`
}
