import type { EngineCase } from './engine-case.ts'
import type { EngineFixture } from './engine-fixture.ts'
import { fail } from './expect.ts'

const DEFAULT_TIMEOUT_MS = 10_000

/** Runs one case within the fixture's time. Throws what the case throws, or that it took too long. */
export async function runCase(engineCase: EngineCase, fixture: EngineFixture): Promise<string | undefined> {
  const timeoutMs = fixture.timeoutMs ?? DEFAULT_TIMEOUT_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      try {
        fail(`did not end within ${timeoutMs} ms`)
      } catch (error) {
        reject(error)
      }
    }, timeoutMs)
  })
  try {
    return await Promise.race([engineCase.run(fixture), late])
  } finally {
    clearTimeout(timer)
  }
}

/** Runs a case that is known to fail, and fails when it passes: a gap that was closed leaves the list. */
export async function runKnownGap(engineCase: EngineCase, fixture: EngineFixture): Promise<void> {
  try {
    await runCase(engineCase, fixture)
  } catch {
    // A known gap fails in whatever way it fails; only passing is news.
    return
  }
  fail(`passes now: take "${engineCase.id}" out of knownGaps`)
}
