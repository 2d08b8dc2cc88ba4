import { withEvents, withFinish, withRequest, withText } from './faults.ts'
import type { Fault } from './faults.ts'
import { CONTROL_TOKEN } from './reference-tokens.ts'

/** Engines that count, time, reuse or seed wrongly. */
export const numberFaults: readonly Fault[] = [
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
    name: 'looks for control tokens in each piece of content by itself',
    caughtBy: 'usage/content-is-not-control',
    breakEngine: (engine) => ({
      ...engine,
      countTokens: (prompt) =>
        prompt.some(({ kind, text }) => kind === 'content' && text.includes(CONTROL_TOKEN))
          ? engine.countTokens(prompt)
          : engine.countTokens(prompt.map(({ text }) => ({ kind: 'control', text }))),
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
