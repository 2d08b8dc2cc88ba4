import { describe, expect, it } from 'vitest'
import type { EngineCase } from './engine-case.ts'
import { checkEngine } from './check-engine.ts'
import { engineCases } from './engine-cases.ts'
import { faults } from './self-test/fault-list.ts'
import { referenceFixture } from './self-test/reference-fixture.ts'
import { testEngine } from './test-engine.ts'
import type { TestRunner } from './test-engine.ts'

describe('the cases pass on an engine that keeps the contract', () => {
  testEngine(it, referenceFixture('prompt'))
  testEngine(it, referenceFixture('messages'))
})

describe('every fault is caught by a named case', () => {
  it.concurrent.each(faults)('an engine that $name fails $caughtBy', async (fault) => {
    const cases = engineCases.filter(({ id }) => id === fault.caughtBy)
    const outcomes = []
    for (const kind of ['prompt', 'messages'] as const) {
      const fixture = { ...referenceFixture(kind, (engine) => fault.breakEngine(engine)), timeoutMs: 2_400 }
      for await (const { outcome } of checkEngine(fixture, { cases })) outcomes.push(outcome)
    }
    expect(outcomes).toContain('failed')
  })

  it('every case catches at least one fault', () => {
    const caught = new Set(faults.map(({ caughtBy }) => caughtBy))
    expect(engineCases.map(({ id }) => id).filter((id) => !caught.has(id))).toEqual([])
  })
})

describe('the list of cases', () => {
  it('has ids of the form group/statement, each once', () => {
    const ids = engineCases.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !/^[a-z]+\/[a-z-]+$/u.test(id))).toEqual([])
  })
})

describe('testEngine', () => {
  const passes: EngineCase = { id: 'a/passes', title: 'it passes', run: async () => undefined }
  const fails: EngineCase = {
    id: 'a/fails',
    title: 'it fails',
    run: async () => {
      throw new Error('no')
    },
  }
  const hangs: EngineCase = { id: 'a/hangs', title: 'it hangs', run: () => new Promise(() => {}) }

  it('skips a case the engine declares no ability for, with the reason in its name', () => {
    const { runner, skipped } = recordingRunner()
    const fixture = referenceFixture('prompt')
    testEngine(runner, { ...fixture, supports: { ...fixture.supports, seed: false } })
    expect(skipped).toContain(
      'reference engine (prompt) seed/reported: the finish names the seed that was used [skipped: takes no seed]',
    )
  })

  it('skips a case whose scene the fixture lacks', () => {
    const { runner, skipped } = recordingRunner()
    const fixture = referenceFixture('prompt')
    testEngine(runner, { ...fixture, scenes: { long: () => fixture.scenes.long() } })
    expect(skipped.filter((name) => name.endsWith('[skipped: the fixture has no scene "says"]')).length).toBe(
      14,
    )
  })

  it('runs a known gap and fails when it passes', async () => {
    const { runner, tests } = recordingRunner()
    const knownGaps = { 'a/passes': 'was broken', 'a/fails': 'is broken' }
    testEngine(runner, referenceFixture('prompt'), { cases: [passes, fails], knownGaps })
    await expect(
      tests.get('reference engine (prompt) a/fails: it fails [known gap: is broken]')?.(),
    ).resolves.toBe(undefined)
    await expect(
      tests.get('reference engine (prompt) a/passes: it passes [known gap: was broken]')?.(),
    ).rejects.toThrow('passes now: take "a/passes" out of knownGaps')
  })

  it('refuses a known gap that names no case that runs', () => {
    const { runner } = recordingRunner()
    const fixture = referenceFixture('prompt')
    const register = (knownGaps: Record<string, string>) => () => testEngine(runner, fixture, { knownGaps })
    expect(register({ 'no/such-case': 'gone' })).toThrow('no/such-case')
    expect(register({ 'text/empty': 'known' })).not.toThrow()
  })

  it('fails a case that does not end in time', async () => {
    const { runner, tests } = recordingRunner()
    testEngine(runner, { ...referenceFixture('prompt'), timeoutMs: 10 }, { cases: [hangs] })
    await expect([...tests.values()][0]?.()).rejects.toThrow('did not end within 10 ms')
  })
})

describe('checkEngine', () => {
  it('gives every result with what was seen, and stops when it is told to', async () => {
    const controller = new AbortController()
    const results = []
    for await (const { id, outcome, note } of checkEngine(referenceFixture('prompt'), controller)) {
      results.push({ id, outcome, note })
      if (results.length === 2) controller.abort()
    }
    expect(results).toEqual([
      { id: 'life/supports-as-declared', outcome: 'passed', note: '' },
      { id: 'life/model-info', outcome: 'passed', note: 'reference-model, 4096 tokens' },
    ])
  })
})

function recordingRunner() {
  const tests = new Map<string, () => Promise<void>>()
  const skipped: string[] = []
  const runner: TestRunner = Object.assign(
    (name: string, body: () => Promise<void>) => {
      tests.set(name, body)
    },
    {
      skip: (name: string) => {
        skipped.push(name)
      },
    },
  )
  return { runner, tests, skipped }
}
