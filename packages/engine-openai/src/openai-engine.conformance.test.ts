import { it } from 'vitest'
import { testEngine } from '@orion-harness/core/testkit/engine-conformance'
import { fakeFixture } from './testkit/fake-fixture.ts'

const full = {
  exactCounts: true,
  prefixReuse: true,
  seed: true,
  constraints: ['json-schema'],
  nativeTools: true,
  nativeReasoning: true,
  concurrency: 2,
} as const

const untold = { nativeTools: false, nativeReasoning: false } as const

testEngine(it, fakeFixture('llama-server', 'prompt', { ...full, ...untold }))
testEngine(it, fakeFixture('llama-server', 'messages', full))
testEngine(
  it,
  fakeFixture('ollama', 'messages', { ...full, exactCounts: false, prefixReuse: false, concurrency: 1 }),
)
