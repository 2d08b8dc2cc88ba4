import type { EngineFixture } from './engine-fixture.ts'
import { fail } from './expect.ts'

const PATIENCE_MS = 2_000
const PAUSE_MS = 5

/** Waits until the backend is idle; fails when it still works after two seconds. */
export async function untilIdle(fixture: EngineFixture, after: string): Promise<void> {
  for (let waited = 0; waited <= PATIENCE_MS; waited += PAUSE_MS) {
    if ((await fixture.isIdle?.()) !== false) return
    await pause(PAUSE_MS)
  }
  fail(`the backend still works two seconds after ${after}`)
}

/** Resolves after `ms` milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
