import { collectFinished } from '../collect.ts'
import type { EngineCase } from '../engine-case.ts'
import { expect, expectSame } from '../expect.ts'
import { sceneSays } from '../scene.ts'
import { withEngine } from '../with-engine.ts'

const MOST_AT_ONCE = 4

/** Started above the declared number. Their order shows where one runs at a time; side by side, any may be heard first. */
const WAITING = 3

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
    title: 'generations above the declared number wait in order',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const { concurrency } = engine.supports
        const atOnce = Math.min(concurrency, MOST_AT_ONCE)
        const count = atOnce + WAITING
        const begun = new Set<number>()
        const overtaken: string[] = []
        const results = await Promise.all(
          Array.from({ length: count }, (_, index) =>
            collectFinished(engine, fixture.scenes.long(index), ['stop', 'length'], (event) => {
              begun.add(index)
              if (event.type !== 'finish') return
              for (let earlier = atOnce; earlier < index; earlier += 1) {
                if (!begun.has(earlier)) overtaken.push(`${index} ended before ${earlier} began`)
              }
            }),
          ),
        )
        for (const { text } of results) expect(text !== '', 'no text')
        if (concurrency > 1) return `${count} at once`
        expect(overtaken.length === 0, `they were not served in order: ${overtaken.join(', ')}`)
        return `${WAITING} waited in order`
      }),
  },
]
