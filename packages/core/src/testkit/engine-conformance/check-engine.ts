import type { EngineCase } from './engine-case.ts'
import { engineCases } from './engine-cases.ts'
import type { EngineFixture } from './engine-fixture.ts'
import { missingRequirement } from './missing-requirement.ts'
import { runCase } from './run-case.ts'

/** What became of one case. */
export interface CaseResult {
  readonly id: string
  readonly title: string
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** What was seen, why it failed, or why it was skipped. */
  readonly note: string
  readonly durationMs: number
}

export interface CheckEngineOptions {
  /** The cases to run; all of them by default. */
  readonly cases?: readonly EngineCase[]
  /** Stops before the next case. */
  readonly signal?: AbortSignal
}

/** Runs the cases one after the other, without a test runner, and gives each result as soon as it is there. */
export async function* checkEngine(
  fixture: EngineFixture,
  options: CheckEngineOptions = {},
): AsyncGenerator<CaseResult, void, undefined> {
  for (const engineCase of options.cases ?? engineCases) {
    if (options.signal?.aborted === true) return
    const { id, title } = engineCase
    const missing = missingRequirement(engineCase, fixture)
    if (missing !== undefined) {
      yield { id, title, outcome: 'skipped', note: missing, durationMs: 0 }
      continue
    }
    const start = performance.now()
    const { outcome, note } = await attempt(engineCase, fixture)
    yield { id, title, outcome, note, durationMs: performance.now() - start }
  }
}

async function attempt(
  engineCase: EngineCase,
  fixture: EngineFixture,
): Promise<Pick<CaseResult, 'outcome' | 'note'>> {
  try {
    return { outcome: 'passed', note: (await runCase(engineCase, fixture)) ?? '' }
  } catch (error) {
    return { outcome: 'failed', note: error instanceof Error ? error.message : String(error) }
  }
}
