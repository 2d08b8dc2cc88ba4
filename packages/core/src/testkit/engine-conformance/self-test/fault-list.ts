import type { EngineEvent } from '../../../contract/engine-event.ts'
import { HarnessError } from '../../../contract/error.ts'
import { abortFaults } from './abort-faults.ts'
import { refusing, withEvents, withFinish, withRequest, withText } from './faults.ts'
import type { Fault } from './faults.ts'
import { lifeFaults } from './life-faults.ts'

const textFaults: readonly Fault[] = [
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

const limitFaults: readonly Fault[] = [
  {
    name: 'ignores maxTokens',
    caughtBy: 'limits/max-tokens',
    breakEngine: withRequest((request) => ({ ...request, maxTokens: 4_000 })),
  },
  {
    name: 'ignores stop strings',
    caughtBy: 'limits/stop-string',
    breakEngine: withRequest((request) => ({ ...request, stop: [] })),
  },
  {
    name: 'shows the stop string',
    caughtBy: 'limits/own-words-as-stop',
    breakEngine: withEvents((event, _, { stop }) =>
      event.type === 'finish'
        ? [{ type: 'text-delta', text: stop.join('') || '.', tokens: 0 }, event]
        : [event],
    ),
  },
  {
    name: 'ignores stop strings with spaces',
    caughtBy: 'limits/long-stop-string',
    breakEngine: withRequest((request) => ({
      ...request,
      stop: request.stop.filter((stop) => !stop.includes(' ')),
    })),
  },
  {
    name: 'honours only the first stop string',
    caughtBy: 'limits/first-of-several-stops',
    breakEngine: withRequest((request) => ({ ...request, stop: request.stop.slice(0, 1) })),
  },
  {
    name: 'never shows what could become a stop string',
    caughtBy: 'limits/almost-a-stop',
    breakEngine: withText((text) => text.replace(/<\|im_e$/u, '')),
  },
  {
    name: 'cuts a prompt that does not fit',
    caughtBy: 'limits/context-overflow',
    breakEngine: withRequest((request) => {
      const { input } = request
      return input.type === 'prompt' && input.prompt.some(({ text }) => text.length > 30_000)
        ? { ...request, input: { ...input, prompt: [{ kind: 'content', text: 'cut' }] } }
        : request
    }),
  },
  {
    name: 'says nothing more after an overflow',
    caughtBy: 'limits/usable-after-overflow',
    breakEngine: (engine) => {
      let overflown = false
      return {
        ...engine,
        async *generate(request) {
          try {
            for await (const event of engine.generate(request)) {
              if (!overflown || event.type !== 'text-delta') yield event
            }
          } catch (error) {
            overflown = true
            throw error
          }
        },
      }
    },
  },
]

const numberFaults: readonly Fault[] = [
  {
    name: 'counts nothing',
    caughtBy: 'usage/counts',
    breakEngine: withFinish((finish) => ({ ...finish, usage: { ...finish.usage, promptTokens: 0 } })),
  },
  {
    name: 'counts each delta twice',
    caughtBy: 'usage/deltas-do-not-exceed-it',
    breakEngine: withEvents((event) => [event.type === 'text-delta' ? { ...event, tokens: 2 } : event]),
  },
  {
    name: 'times from the beginning of the epoch',
    caughtBy: 'usage/timings',
    breakEngine: withFinish((finish) => ({
      ...finish,
      timings: { ...finish.timings, firstTokenMs: Date.now() },
    })),
  },
  {
    name: 'forgets a token when counting',
    caughtBy: 'usage/count-agrees',
    breakEngine: (engine) => ({
      ...engine,
      countTokens: async (prompt) => (await engine.countTokens(prompt)) - 1,
    }),
  },
  {
    name: 'counts every prompt as ten tokens',
    caughtBy: 'usage/count-grows',
    breakEngine: (engine) => ({ ...engine, countTokens: () => 10 }),
  },
  {
    name: 'lets content become control',
    caughtBy: 'usage/content-is-not-control',
    breakEngine: (engine) => ({
      ...engine,
      countTokens: (prompt) => engine.countTokens(prompt.map(({ text }) => ({ kind: 'control', text }))),
    }),
  },
  {
    name: 'tokenizes each piece by itself',
    caughtBy: 'usage/seams-change-nothing',
    breakEngine: (engine) => ({
      ...engine,
      countTokens: async (prompt) => {
        let tokens = 0
        for (const piece of prompt) tokens += await engine.countTokens([piece])
        return tokens
      },
    }),
  },
  {
    name: 'reads every prompt anew',
    caughtBy: 'cache/prefix-is-reused',
    breakEngine: withFinish((finish) => ({ ...finish, usage: { ...finish.usage, reusedTokens: 0 } })),
  },
  {
    name: 'ignores the seed',
    caughtBy: 'seed/same-text',
    breakEngine: (engine) => {
      let seed = 0
      return withRequest((request) => ({ ...request, sampling: { ...request.sampling, seed: (seed += 1) } }))(
        engine,
      )
    },
  },
  {
    name: 'reports another seed',
    caughtBy: 'seed/reported',
    breakEngine: withFinish((finish) => ({ ...finish, seed: 1 })),
  },
  {
    name: 'keeps the seed it picked to itself',
    caughtBy: 'seed/reported-when-picked',
    breakEngine: withFinish(({ seed, ...finish }, { sampling }) =>
      sampling.seed === undefined || seed === undefined ? finish : { ...finish, seed },
    ),
  },
  {
    name: 'says something else when the prompt was cached',
    caughtBy: 'seed/cache-changes-nothing',
    breakEngine: (engine) => {
      let generations = 0
      return {
        ...engine,
        generate: (request) => {
          generations += 1
          return generations === 1
            ? engine.generate(request)
            : withText((text) => `${text}!`)(engine).generate(request)
        },
      }
    },
  },
]

const ending = { reason: 'stop' } as const

const streamFaults: readonly Fault[] = [
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

/** Every engine broken on purpose. */
export const faults: readonly Fault[] = [
  ...streamFaults,
  ...textFaults,
  ...abortFaults,
  ...limitFaults,
  ...numberFaults,
  ...lifeFaults,
]
