import type { EngineEvent } from '../../../contract/engine-event.ts'
import { HarnessError } from '../../../contract/error.ts'
import { pause } from '../until-idle.ts'
import type { Fault } from './faults.ts'
import { withEvents, withFinish, withRequest, withText } from './faults.ts'

const deaf: Fault['breakEngine'] = withRequest((request) => ({
  ...request,
  signal: new AbortController().signal,
}))

/** Runs the generation to its end in the background, whoever listens. */
const unstoppable: Fault['breakEngine'] = (engine) => ({
  ...engine,
  async *generate({ signal, ...request }) {
    const events: EngineEvent[] = []
    const pump = async () => {
      for await (const event of engine.generate(request)) events.push(event)
    }
    const pumping = pump()
    for (let seen = 0; events.at(seen - 1)?.type !== 'finish';) {
      const event = events[seen]
      if (event === undefined) {
        await Promise.race([pumping, pause(1)])
      } else if (signal?.aborted === true) {
        const usage = { promptTokens: 1, reusedTokens: 0, completionTokens: seen, exact: true }
        yield {
          type: 'finish',
          reason: 'aborted',
          usage,
          timings: { firstTokenMs: 0, prefillMs: 0, decodeMs: 0 },
        }
        return
      } else {
        seen += 1
        yield event
      }
    }
  },
})

/** Engines that do not stop well. */
export const abortFaults: readonly Fault[] = [
  { name: 'does not look at a signal aborted before', caughtBy: 'abort/before-the-start', breakEngine: deaf },
  { name: 'ignores an abort', caughtBy: 'abort/in-the-middle', breakEngine: deaf },
  {
    name: 'calls an aborted reply a whole one',
    caughtBy: 'abort/in-the-middle',
    breakEngine: withFinish((finish) => ({ ...finish, reason: 'stop' })),
  },
  {
    name: 'works on in the background after an abort',
    caughtBy: 'abort/stops-the-backend',
    breakEngine: (engine) => unstoppable(neverEnding(engine)),
  },
  { name: 'reads the whole prompt first', caughtBy: 'abort/while-the-prompt-is-read', breakEngine: deaf },
  {
    name: 'forgets what was said before an abort',
    caughtBy: 'abort/keeps-what-came',
    breakEngine: withFinish((finish) =>
      finish.reason === 'aborted' ? { ...finish, usage: { ...finish.usage, completionTokens: 0 } } : finish,
    ),
  },
  {
    name: 'breaks when a signal is aborted after its finish',
    caughtBy: 'abort/after-the-finish',
    breakEngine: (engine) => {
      let broken = false
      return {
        ...engine,
        async *generate(request) {
          if (broken) throw new HarnessError('ENGINE_FAILED', 'broken on purpose')
          request.signal?.addEventListener('abort', () => (broken = true))
          yield* engine.generate(request)
        },
      }
    },
  },
  {
    name: 'says nothing more after an abort',
    caughtBy: 'abort/usable-afterwards',
    breakEngine: (engine) => {
      const silent = withText(() => '')(engine)
      let aborted = false
      const watched = withEvents((event) => {
        aborted ||= event.type === 'finish' && event.reason === 'aborted'
        return [event]
      })(engine)
      return { ...engine, generate: (request) => (aborted ? silent : watched).generate(request) }
    },
  },
  {
    name: 'works on when the loop is left',
    caughtBy: 'abort/leaving-the-loop',
    breakEngine: (engine) => unstoppable(neverEnding(engine)),
  },
  {
    name: 'leaves a listener on the signal',
    caughtBy: 'abort/listeners-are-removed',
    breakEngine: withRequest((request) => {
      request.signal?.addEventListener('abort', () => {})
      return request
    }),
  },
]

/** `engine` whose work lasts until its case is over, so that it is seen to work on. */
function neverEnding(engine: Parameters<Fault['breakEngine']>[0]): ReturnType<Fault['breakEngine']> {
  return {
    ...engine,
    async *generate(request) {
      for await (const event of engine.generate(request)) {
        if (event.type === 'finish') await pause(2_500)
        yield event
      }
    },
  }
}
