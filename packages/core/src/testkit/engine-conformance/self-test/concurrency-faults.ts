import type { Engine } from '../../../contract/engine.ts'
import { HarnessError } from '../../../contract/error.ts'
import type { Fault } from './faults.ts'
import { withText } from './faults.ts'

/** Engines whose generations disturb one another. */
export const concurrencyFaults: readonly Fault[] = [
  {
    name: 'repeats the beginning of the last reply',
    caughtBy: 'concurrency/one-after-the-other',
    breakEngine: (engine) => {
      let last = ''
      return withText((text) => {
        const mixed = last === '' ? text : last + text
        last = text
        return mixed
      })(engine)
    },
  },
  {
    name: 'mixes generations that run together',
    caughtBy: 'concurrency/never-mixed',
    breakEngine: (engine) => {
      let running = 0
      const torn = withText((text) => (running > 1 ? text.toUpperCase() : text))(engine)
      return {
        ...engine,
        async *generate(request) {
          running += 1
          yield* torn.generate(request)
          running -= 1
        },
      }
    },
  },
  {
    name: 'fails when it has more to do than it declared',
    caughtBy: 'concurrency/more-than-declared',
    breakEngine: refusingMore('ENGINE_CRASHED'),
  },
  {
    name: 'refuses what should wait',
    caughtBy: 'concurrency/more-than-declared',
    breakEngine: refusingMore('ENGINE_BUSY'),
  },
  {
    name: 'serves the last one first',
    caughtBy: 'concurrency/more-than-declared',
    breakEngine: lastOneFirst,
  },
]

/** `engine` that refuses, with `code`, what is more than it declared. */
function refusingMore(code: HarnessError['code']): Fault['breakEngine'] {
  return (engine) => {
    let running = 0
    return {
      ...engine,
      async *generate(request) {
        if (running >= engine.supports.concurrency) throw new HarnessError(code, 'broken on purpose')
        running += 1
        yield* engine.generate(request)
        running -= 1
      },
    }
  }
}

/** `engine`, one generation at a time, the newest of those that wait first. */
function lastOneFirst(engine: Engine): Engine {
  const waiting: (() => void)[] = []
  let isRunning = false
  return {
    ...engine,
    supports: { ...engine.supports, concurrency: 1 },
    async *generate(request) {
      if (isRunning) await new Promise<void>((resolve) => waiting.push(resolve))
      isRunning = true
      yield* engine.generate(request)
      const next = waiting.pop()
      isRunning = next !== undefined
      next?.()
    },
  }
}
