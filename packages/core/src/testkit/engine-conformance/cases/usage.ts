import { collectFinished } from '../collect.ts'
import type { EngineCase } from '../engine-case.ts'
import { expect, expectCount, expectSame, show } from '../expect.ts'
import { sceneRequest } from '../scene.ts'
import { withEngine } from '../with-engine.ts'

/** Numbers: counts, durations, the cache. */
export const usageCases: readonly EngineCase[] = [
  {
    id: 'usage/counts',
    title: 'usage counts the prompt and the reply',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const request = fixture.scenes.long()
        const { usage } = (await collectFinished(engine, request)).finish
        expectCount(usage.promptTokens, 1, 'usage.promptTokens')
        expectCount(usage.reusedTokens, 0, 'usage.reusedTokens')
        expectCount(usage.completionTokens, 3, 'usage.completionTokens')
        expect(usage.reusedTokens <= usage.promptTokens, 'more tokens are reused than the prompt has')
        expect(usage.completionTokens <= request.maxTokens, 'more tokens were produced than allowed')
        return `${usage.promptTokens} + ${usage.completionTokens} tokens${usage.exact ? '' : ', estimated'}`
      }),
  },
  {
    id: 'usage/deltas-do-not-exceed-it',
    title: 'the tokens of the deltas add up to no more than usage says',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const { texts, reasonings, finish } = await collectFinished(engine, fixture.scenes.long())
        const sum = [...texts, ...reasonings].reduce((total, { tokens }) => total + tokens, 0)
        const { completionTokens, exact } = finish.usage
        expect(!exact || sum <= completionTokens, `deltas say ${sum} tokens, usage says ${completionTokens}`)
        return undefined
      }),
  },
  {
    id: 'usage/timings',
    title: 'timings are durations that fit in the time it took',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const start = performance.now()
        const { timings, usage } = (await collectFinished(engine, fixture.scenes.long())).finish
        const elapsed = performance.now() - start + 1
        for (const [name, ms] of Object.entries(timings)) {
          expect(Number.isFinite(ms) && ms >= 0 && ms <= elapsed, `timings.${name} is ${ms} of ${elapsed} ms`)
        }
        const speed = Math.round((usage.completionTokens * 1_000) / Math.max(1, timings.decodeMs))
        return `first token after ${Math.round(timings.firstTokenMs)} ms, then ${speed} tokens a second`
      }),
  },
  {
    id: 'usage/count-agrees',
    title: 'countTokens says what the engine then reads',
    requires: ['exact-counts', 'prompt-input'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const request = fixture.scenes.long()
        expectSame(request.input.type, 'prompt', 'the input of the scene "long"')
        if (request.input.type !== 'prompt') return undefined
        const counted = await engine.countTokens(request.input.prompt)
        const { promptTokens } = (await collectFinished(engine, request)).finish.usage
        const off = Math.abs(counted - promptTokens)
        expect(off <= (fixture.countTolerance ?? 0), `counted ${counted}, read ${promptTokens}`)
        return `${counted} tokens`
      }),
  },
  {
    id: 'usage/count-grows',
    title: 'countTokens counts a longer prompt as more, and nothing as nearly nothing',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const count = (text: string) => engine.countTokens(text === '' ? [] : [{ kind: 'content', text }])
        const none = await count('')
        const some = await count('Count these words, please.')
        const more = await count('Count these words, please. '.repeat(20))
        expectCount(none, 0, 'tokens of nothing')
        expect(none <= 2, `${none} tokens for nothing`)
        expectCount(some, none + 1, 'tokens of a sentence')
        expectCount(more, some * 5, 'tokens of twenty sentences')
        return undefined
      }),
  },
  {
    id: 'usage/content-is-not-control',
    title: 'content that spells a control token is counted as ordinary text',
    requires: ['exact-counts', 'prompt-input', 'scene:controlToken'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const text = fixture.scenes.controlToken ?? ''
        const base = await engine.countTokens([{ kind: 'content', text: 'a' }])
        const asControl = await engine.countTokens([
          { kind: 'content', text: 'a' },
          { kind: 'control', text },
        ])
        const asContent = await engine.countTokens([
          { kind: 'content', text: 'a' },
          { kind: 'content', text },
        ])
        expectSame(asControl - base, 1, `tokens of ${text} as control`)
        expect(asContent - base > 1, `${text} as content is one token: it has become the control token`)
        const inPieces = await engine.countTokens(
          ['a', text.slice(0, 2), text.slice(2)].map((part) => ({ kind: 'content', text: part })),
        )
        expectSame(inPieces, asContent, `tokens of ${text} in two pieces of content`)
        return undefined
      }),
  },
  {
    id: 'usage/seams-change-nothing',
    title: 'a text has the same tokens wherever template and content meet in it',
    requires: ['exact-counts', 'prompt-input', 'scene:seam'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const [before, after] = fixture.scenes.seam ?? ['', '']
        const whole = await engine.countTokens([{ kind: 'control', text: before + after }])
        const inPieces = await engine.countTokens([
          { kind: 'control', text: before },
          { kind: 'content', text: after },
        ])
        expectSame(inPieces, whole, `tokens of ${show(before)} and ${show(after)}`)
        return undefined
      }),
  },
  {
    id: 'cache/prefix-is-reused',
    title: 'a prompt that extends the last one reads only what is new',
    requires: ['prefix-reuse', 'scene:longer'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const first = await collectFinished(engine, fixture.scenes.long())
        const second = await collectFinished(engine, sceneRequest(fixture, 'longer'))
        const before = first.finish.usage.promptTokens
        const { promptTokens, reusedTokens } = second.finish.usage
        expect(promptTokens > before, `the longer prompt has ${promptTokens} tokens, the first ${before}`)
        expect(reusedTokens * 2 >= before, `of ${before} tokens only ${reusedTokens} were reused`)
        return `${reusedTokens} of ${before} tokens reused`
      }),
  },
]
