import { collect, collectFinished } from '../collect.ts'
import type { EngineCase } from '../engine-case.ts'
import { expect, expectSame, fail } from '../expect.ts'
import { sceneSays } from '../scene.ts'
import { withEngine } from '../with-engine.ts'

const MOST_AT_ONCE = 4

/** More than one generation of one engine. */
export const concurrencyCases: readonly EngineCase[] = [
  {
    id: 'concurrency/one-after-the-other',
    title: 'a generation is not changed by the one before it',
    requires: ['scene:says'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        for (const words of ['the first reply', 'another reply altogether', 'the first reply']) {
          const said = sceneSays(fixture, words)
          expectSame((await collectFinished(engine, said.request)).text, said.text, 'the text')
        }
        return undefined
      }),
  },
  {
    id: 'concurrency/never-mixed',
    title: 'generations started together wait or run, and never mix',
    requires: ['scene:says'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const count = Math.min(engine.supports.concurrency, MOST_AT_ONCE) + 1
        const saids = Array.from({ length: count }, (_, index) =>
          sceneSays(fixture, `${'abcde'.charAt(index).repeat(6)} `.repeat(8)),
        )
        const results = await Promise.all(saids.map(({ request }) => collectFinished(engine, request)))
        results.forEach(({ text }, index) => expectSame(text, saids[index]?.text, `text ${index}`))
        return `${count} at once`
      }),
  },
  {
    id: 'concurrency/more-than-declared',
    title: 'one generation more than declared waits in order or is refused as ENGINE_BUSY',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const count = Math.min(engine.supports.concurrency, MOST_AT_ONCE) + 1
        const results = await Promise.all(
          Array.from({ length: count }, (_, index) => collect(engine, fixture.scenes.long(index))),
        )
        let whole = 0
        for (const { refused, finish, text } of results) {
          if (refused !== undefined) {
            expectSame(refused.code, 'ENGINE_BUSY', 'the code it was refused with')
            continue
          }
          if (finish === undefined) fail('no finish')
          expect(finish.reason === 'stop' || finish.reason === 'length', `ended by ${finish.reason}`)
          expect(text !== '', 'no text')
          whole += 1
        }
        expect(whole >= count - 1, `only ${whole} of ${count} generations were whole`)
        return `${whole} of ${count} whole`
      }),
  },
]
