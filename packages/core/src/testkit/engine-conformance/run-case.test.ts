import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../contract/engine.ts'
import { checkEngine } from './check-engine.ts'
import type { EngineCase } from './engine-case.ts'
import { fail } from './expect.ts'
import { runCase } from './run-case.ts'
import { referenceFixture } from './self-test/reference-fixture.ts'
import { pause } from './until-idle.ts'

/** What of the runtime's `process` is used here. */
interface RejectionSource {
  on(name: 'unhandledRejection', listener: (reason: unknown) => void): void
  off(name: 'unhandledRejection', listener: (reason: unknown) => void): void
}
declare const process: RejectionSource

const unhandled: unknown[] = []
const note = (reason: unknown) => void unhandled.push(reason)

beforeEach(() => {
  unhandled.length = 0
  process.on('unhandledRejection', note)
})

afterEach(() => {
  process.off('unhandledRejection', note)
})

async function outcomesOf(breakEngine: (engine: Engine) => Engine): Promise<ReadonlyMap<string, string>> {
  const outcomes = new Map<string, string>()
  for await (const { id, outcome } of checkEngine(referenceFixture('messages', breakEngine))) {
    outcomes.set(id, outcome)
  }
  await pause(0)
  return outcomes
}

describe('an engine that breaks fails its cases and nothing else', () => {
  it('when every generation throws at once', async () => {
    const outcomes = await outcomesOf((engine) => ({
      ...engine,
      generate() {
        throw new TypeError('broken on purpose')
      },
    }))
    const passed = [...outcomes].filter(([, outcome]) => outcome === 'passed').map(([id]) => id)
    expect(passed).toEqual([
      'life/supports-as-declared',
      'life/model-info',
      'life/close-twice',
      'usage/count-grows',
    ])
    expect(unhandled).toEqual([])
  })

  it('when closing rejects', async () => {
    const outcomes = await outcomesOf((engine) => ({
      ...engine,
      async close() {
        throw new TypeError('broken on purpose')
      },
    }))
    expect([...outcomes.values()]).toContain('failed')
    expect([...outcomes.values()]).not.toContain('passed')
    expect(unhandled).toEqual([])
  })
})

describe('a case that runs out of time', () => {
  const hangs: EngineCase = {
    id: 'a/hangs',
    title: 'it makes three engines and hangs',
    async run(fixture) {
      for (let made = 0; made < 3; made += 1) await fixture.create()
      return new Promise(() => {})
    },
  }

  it('has its engines closed, whatever closing them does', async () => {
    const made = new Set<number>()
    const closed = new Set<number>()
    const fixture = referenceFixture('prompt', (engine) => {
      const id = made.size
      made.add(id)
      return {
        ...engine,
        async close() {
          closed.add(id)
          fail('broken on purpose')
        },
      }
    })
    await expect(runCase(hangs, { ...fixture, timeoutMs: 10 })).rejects.toThrow('did not end within 10 ms')
    await pause(0)
    expect(made.size).toBe(3)
    expect(closed).toEqual(made)
    expect(unhandled).toEqual([])
  })

  it('has an engine closed that is only made afterwards', async () => {
    const { promise: closing, resolve: closed } = Promise.withResolvers<undefined>()
    const { promise: over, resolve: end } = Promise.withResolvers<undefined>()
    const fixture = referenceFixture('prompt', (engine) => ({
      ...engine,
      async close() {
        closed(undefined)
      },
    }))
    const late = {
      ...fixture,
      timeoutMs: 10,
      create: async () => {
        await over
        return fixture.create()
      },
    }
    await expect(runCase(hangs, late)).rejects.toThrow('did not end within 10 ms')
    end(undefined)
    await expect(closing).resolves.toBe(undefined)
  })
})
