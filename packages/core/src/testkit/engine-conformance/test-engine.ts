import type { EngineCase } from './engine-case.ts'
import { engineCases } from './engine-cases.ts'
import type { EngineFixture } from './engine-fixture.ts'
import { missingRequirement } from './missing-requirement.ts'
import { runCase, runKnownGap } from './run-case.ts'

/** What a test runner must offer: `it` of vitest, `test` or `it` of `node:test`, or anything alike. */
export interface TestRunner {
  (name: string, body: () => Promise<void>): unknown
  skip(name: string, body: () => Promise<void>): unknown
}

export interface TestEngineOptions {
  /** Cases this engine is known to fail, by id, each with the reason. One that passes, or that cannot run, fails. */
  readonly knownGaps?: Readonly<Record<string, string>>
  /** The cases to run; all of them by default. */
  readonly cases?: readonly EngineCase[]
}

/**
 * Registers one test per case with the runner. A case the engine does not declare the ability for is skipped, with
 * the reason in its name; a known gap is run and must fail.
 *
 * Throws a `TypeError` when `knownGaps` names a case that does not exist or is skipped anyway.
 */
export function testEngine(it: TestRunner, fixture: EngineFixture, options: TestEngineOptions = {}): void {
  const { knownGaps = {}, cases = engineCases } = options
  const gaps = new Map(Object.entries(knownGaps))
  for (const engineCase of cases) {
    const name = `${fixture.name} ${engineCase.id}: ${engineCase.title}`
    const missing = missingRequirement(engineCase, fixture)
    const gap = gaps.get(engineCase.id)
    if (missing !== undefined) {
      it.skip(`${name} [skipped: ${missing}]`, async () => {})
      continue
    }
    gaps.delete(engineCase.id)
    if (gap === undefined) {
      it(name, async () => {
        await runCase(engineCase, fixture)
      })
    } else {
      it(`${name} [known gap: ${gap}]`, () => runKnownGap(engineCase, fixture))
    }
  }
  if (gaps.size > 0) {
    throw new TypeError(`knownGaps names cases that do not run here: ${[...gaps.keys()].join(', ')}`)
  }
}
