import type { EngineEvent } from '../../../contract/engine-event.ts'
import { HarnessError } from '../../../contract/error.ts'
import { refusing, withEvents, withFinish } from './faults.ts'
import type { Fault } from './faults.ts'

const ending = { reason: 'stop' } as const

/** Engines whose stream breaks its order. */
export const streamFaults: readonly Fault[] = [
  {
    name: 'never finishes',
    caughtBy: 'stream/one-finish',
    breakEngine: withEvents((event) => (event.type === 'finish' ? [] : [event])),
  },
  {
    name: 'finishes twice',
    caughtBy: 'stream/one-finish',
    breakEngine: withEvents((event) => (event.type === 'finish' ? [event, event] : [event])),
  },
  {
    name: 'talks on after the finish',
    caughtBy: 'stream/finish-is-last',
    breakEngine: withEvents((event) =>
      event.type === 'finish' ? [event, { type: 'text-delta', text: 'and', tokens: 1 }] : [event],
    ),
  },
  {
    name: 'throws in the middle',
    caughtBy: 'stream/one-finish',
    breakEngine: withEvents((event, seen) => {
      if (seen === 3) throw new HarnessError('ENGINE_FAILED', 'broken on purpose')
      return [event]
    }),
  },
  { name: 'refuses everything', caughtBy: 'stream/one-finish', breakEngine: refusing('ENGINE_FAILED') },
  {
    name: 'puts an error on a good finish',
    caughtBy: 'stream/error-only-on-error',
    breakEngine: withFinish((finish) => ({
      ...finish,
      ...ending,
      error: new HarnessError('ENGINE_FAILED', 'broken on purpose'),
    })),
  },
  {
    name: 'sends empty deltas',
    caughtBy: 'stream/well-formed-events',
    breakEngine: withEvents((event) => [{ type: 'text-delta', text: '', tokens: 0 }, event]),
  },
  {
    name: 'holds the reply back and sends it in one delta',
    caughtBy: 'stream/really-streams',
    breakEngine: holdBack((deltas) => [deltas.join('')]),
  },
  {
    name: 'holds the reply back and sends it in many deltas',
    caughtBy: 'stream/first-delta-before-the-end',
    breakEngine: holdBack((deltas) => deltas),
  },
]

function holdBack(regroup: (deltas: readonly string[]) => readonly string[]): Fault['breakEngine'] {
  return (engine) => ({
    ...engine,
    async *generate(request) {
      const deltas: string[] = []
      const rest: EngineEvent[] = []
      for await (const event of engine.generate(request)) {
        if (event.type === 'text-delta') deltas.push(event.text)
        else rest.push(event)
      }
      for (const text of regroup(deltas)) yield { type: 'text-delta', text, tokens: 1 }
      yield* rest
    },
  })
}
