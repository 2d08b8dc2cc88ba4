import { collectFinished } from '../collect.ts'
import type { EngineCase } from '../engine-case.ts'
import { expect, expectSame } from '../expect.ts'
import { withEngine } from '../with-engine.ts'

/** Seeds: the same once more. */
export const repeatCases: readonly EngineCase[] = [
  {
    id: 'seed/same-text',
    title: 'the same seed gives the same text at temperature 1',
    requires: ['seed'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const request = { ...fixture.scenes.long(), sampling: { temperature: 1, seed: 20_11 } }
        const first = await collectFinished(engine, request)
        const second = await collectFinished(engine, request)
        expectSame(second.text, first.text, 'the text of the second run')
        return undefined
      }),
  },
  {
    id: 'seed/reported',
    title: 'the finish names the seed that was used',
    requires: ['seed'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const request = { ...fixture.scenes.long(), sampling: { temperature: 1, seed: 77 } }
        expectSame((await collectFinished(engine, request)).finish.seed, 77, 'finish.seed')
        return undefined
      }),
  },
  {
    id: 'seed/reported-when-picked',
    title: 'a seed the engine picked itself is reported and repeats the text',
    requires: ['seed'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const request = { ...fixture.scenes.long(), sampling: { temperature: 1 } }
        const { text, finish } = await collectFinished(engine, request)
        const { seed } = finish
        expect(typeof seed === 'number', 'finish.seed is missing')
        const again = await collectFinished(engine, { ...request, sampling: { temperature: 1, seed } })
        expectSame(again.text, text, 'the text of the second run')
        return `seed ${seed}`
      }),
  },
  {
    id: 'seed/cache-changes-nothing',
    title: 'a cached prompt gives the same text at temperature 0',
    requires: ['seed', 'prefix-reuse'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const request = { ...fixture.scenes.long(), sampling: { temperature: 0, seed: 1 } }
        const cold = await collectFinished(engine, request)
        const warm = await collectFinished(engine, request)
        expectSame(warm.text, cold.text, 'the text with a cached prompt')
        return undefined
      }),
  },
]
