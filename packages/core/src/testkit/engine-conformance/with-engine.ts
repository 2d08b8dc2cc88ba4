import type { Engine } from '../../contract/engine.ts'
import type { EngineFixture } from './engine-fixture.ts'

/** Runs `body` with a fresh engine of `fixture` and closes it, whatever happens. */
export async function withEngine<Result>(
  fixture: EngineFixture,
  body: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const engine = await fixture.create()
  try {
    return await body(engine)
  } finally {
    await engine.close()
  }
}
