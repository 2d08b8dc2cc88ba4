import type { Engine } from '../../contract/engine.ts'
import type { EngineCase } from './engine-case.ts'
import type { EngineFixture } from './engine-fixture.ts'
import { fail } from './expect.ts'

const DEFAULT_TIMEOUT_MS = 10_000

/**
 * Runs one case within the fixture's time. Throws what the case throws, or that it took too long; then every engine
 * the case made is told to close, and so is one that is made later.
 */
export async function runCase(engineCase: EngineCase, fixture: EngineFixture): Promise<string | undefined> {
  const timeoutMs = fixture.timeoutMs ?? DEFAULT_TIMEOUT_MS
  const making = watchedFixture(fixture)
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      making.end()
      try {
        fail(`did not end within ${timeoutMs} ms`)
      } catch (error) {
        reject(error)
      }
    }, timeoutMs)
  })
  try {
    return await Promise.race([engineCase.run(making.fixture), late])
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

/** `fixture`, and a way to close every engine it makes: those made already, and those still to come. */
function watchedFixture(fixture: EngineFixture): { readonly fixture: EngineFixture; end(): void } {
  const { name, supports, scenes, countTolerance, timeoutMs } = fixture
  const made: Engine[] = []
  let isOver = false
  return {
    fixture: {
      name,
      supports,
      scenes,
      async create() {
        const engine = await fixture.create()
        made.push(engine)
        if (isOver) await closeQuietly(engine)
        return engine
      },
      ...(fixture.isIdle === undefined ? {} : { isIdle: () => fixture.isIdle?.() ?? true }),
      ...(countTolerance === undefined ? {} : { countTolerance }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    },
    end() {
      isOver = true
      for (const engine of made) void closeQuietly(engine)
    },
  }
}

async function closeQuietly(engine: Engine): Promise<void> {
  try {
    await engine.close()
  } catch {
    // The case has failed already, and says why.
  }
}
