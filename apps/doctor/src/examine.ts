import { checkEngine } from '@orion-harness/core/testkit/engine-conformance'
import type { CaseResult } from '@orion-harness/core/testkit/engine-conformance'
import { isNamedBy, liveCases, liveFixture } from './live-fixture.ts'
import type { Target } from './open-target.ts'

/** What was seen of one check. `allowed` is a failure that was said to be no matter. */
export interface Finding {
  readonly id: string
  readonly title: string
  readonly outcome: CaseResult['outcome'] | 'allowed'
  readonly note: string
  readonly durationMs: number
}

export interface ExamineOptions {
  /** Groups or ids of the checks to run. Default: all of them. */
  readonly only?: readonly string[]
  /** Groups or ids of checks that may fail. Default none. */
  readonly allowed?: readonly string[]
  /** Longest time one check may take, in milliseconds. Default 120,000. */
  readonly timeoutMs?: number
}

/** Runs the checks against the target, one after the other, and gives each finding as soon as it is there. */
export async function* examine(
  target: Target,
  { only = [], allowed = [], timeoutMs = 120_000 }: ExamineOptions = {},
  signal?: AbortSignal,
): AsyncGenerator<Finding, void, undefined> {
  const cases = liveCases(only)
  const options = signal === undefined ? { cases } : { cases, signal }
  for await (const result of checkEngine(liveFixture(target, timeoutMs), options)) {
    const { outcome, note } = result
    const isAllowed = outcome === 'failed' && allowed.some((part) => isNamedBy(result.id, part))
    yield {
      ...result,
      durationMs: Math.round(result.durationMs),
      outcome: isAllowed ? 'allowed' : outcome,
      note: outcome === 'skipped' && note.includes('no scene') ? 'cannot be asked of a real model' : note,
    }
  }
}
