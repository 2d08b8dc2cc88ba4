import type { EngineEvent } from '../../../contract/engine-event.ts'
import { HarnessError } from '../../../contract/error.ts'
import { withEvents, withText } from './faults.ts'
import type { Fault } from './faults.ts'

/** Engines that change what the model said. */
export const textFaults: readonly Fault[] = [
  {
    name: 'loses the last delta',
    caughtBy: 'stream/says-it-all',
    breakEngine: withEvents((event, seen) => (event.type === 'text-delta' && seen > 9 ? [] : [event])),
  },
  {
    name: 'calls an empty reply an error',
    caughtBy: 'text/empty',
    breakEngine: (engine) => ({
      ...engine,
      async *generate(request) {
        let said = false
        for await (const event of engine.generate(request)) {
          said ||= event.type === 'text-delta'
          if (event.type === 'finish' && !said) throw new HarnessError('ENGINE_FAILED', 'nothing was said')
          yield event
        }
      },
    }),
  },
  {
    name: 'decodes bytes one by one',
    caughtBy: 'text/multibyte',
    breakEngine: withText((text) => text.replace(/[\u0080-\uffff]/gu, '\ufffd')),
  },
  {
    name: 'splits surrogate pairs',
    caughtBy: 'text/emoji',
    breakEngine: withEvents((event) =>
      event.type === 'text-delta'
        ? event.text.split('').map((unit): EngineEvent => ({ ...event, text: unit }))
        : [event],
    ),
  },
  {
    name: 'normalises line ends',
    caughtBy: 'text/controls',
    breakEngine: withText((text) => text.replace('\r', '')),
  },
  { name: 'trims deltas', caughtBy: 'text/spaces', breakEngine: withText((text) => text.trim()) },
  {
    name: 'removes what looks like a tag',
    caughtBy: 'text/markup',
    breakEngine: withText((text) => text.replace(/<\/?\w+>/gu, '')),
  },
  {
    name: 'cuts after a thousand events',
    caughtBy: 'text/long',
    breakEngine: withEvents((event, seen) => (event.type === 'text-delta' && seen > 1_000 ? [] : [event])),
  },
]
