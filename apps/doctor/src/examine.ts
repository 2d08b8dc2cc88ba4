import { checkEngine } from '@orion-harness/core/testkit/engine-conformance'
import type { CaseResult } from '@orion-harness/core/testkit/engine-conformance'
import type { DoctorOptions } from './doctor-options.ts'
import { liveCases, liveFixture } from './live-fixture.ts'
import type { Target } from './open-target.ts'

/** What was seen of one check. `allowed` is a failure that was said to be no matter. */
export interface Finding {
  readonly id: string
  readonly title: string
  readonly outcome: CaseResult['outcome'] | 'allowed'
  readonly note: string
  readonly durationMs: number
}

/** Runs the checks against the target, one after the other, and gives each finding as soon as it is there. */
export async function* examine(
  target: Target,
  { only, allowed, timeoutMs }: Pick<DoctorOptions, 'only' | 'allowed' | 'timeoutMs'>,
  signal?: AbortSignal,
): AsyncGenerator<Finding, void, undefined> {
  const cases = liveCases(only)
  const options = signal === undefined ? { cases } : { cases, signal }
  for await (const result of checkEngine(liveFixture(target, timeoutMs), options)) {
    const { outcome, note } = result
    const isAllowed = outcome === 'failed' && allowed.includes(result.id)
    yield {
      ...result,
      durationMs: Math.round(result.durationMs),
      outcome: isAllowed ? 'allowed' : outcome,
      note: outcome === 'skipped' && note.includes('no scene') ? 'cannot be asked of a real model' : note,
    }
  }
}
