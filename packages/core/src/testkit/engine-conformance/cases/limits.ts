import { collect, collectFinished } from '../collect.ts'
import type { EngineCase } from '../engine-case.ts'
import { expect, expectSame, show } from '../expect.ts'
import { sceneRequest, sceneSays } from '../scene.ts'
import { withEngine } from '../with-engine.ts'

/** Where a reply ends: tokens, stop strings, the window. */
export const limitCases: readonly EngineCase[] = [
  {
    id: 'limits/max-tokens',
    title: 'maxTokens ends a reply as length',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const { finish } = await collectFinished(engine, { ...fixture.scenes.long(), maxTokens: 4 })
        expectSame(finish.reason, 'length', 'the reason')
        const { completionTokens } = finish.usage
        expect(completionTokens <= 4, `usage says ${completionTokens} completion tokens`)
        return undefined
      }),
  },
  stopAt('limits/stop-string', 'a stop string ends a reply and is not shown', 'STOP'),
  stopAt(
    'limits/long-stop-string',
    'a stop string that takes several deltas is not shown either',
    '<|the end of all things|>',
  ),
  {
    id: 'limits/own-words-as-stop',
    title: 'words of a reply, given as a stop string, end the same reply before them',
    requires: ['seed'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const request = { ...fixture.scenes.long(), sampling: { temperature: 0, seed: 1 } }
        const whole = (await collectFinished(engine, request)).text
        const stop = whole.slice(Math.floor(whole.length / 2), Math.floor(whole.length / 2) + 6)
        const { text, finish } = await collectFinished(engine, { ...request, stop: [stop] })
        expectSame(text, whole.slice(0, whole.indexOf(stop)), `the text before ${show(stop)}`)
        expectSame(finish.reason, 'stop', 'the reason')
        return `stopped at ${show(stop)}`
      }),
  },
  {
    id: 'limits/first-of-several-stops',
    title: 'of several stop strings the one that comes first in the text ends the reply',
    requires: ['scene:says'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const said = sceneSays(fixture, 'one two three four five six seven')
        const stop = ['seven', 'six', 'five', 'thr', 'three four', 'never']
        const { text, finish } = await collectFinished(engine, { ...said.request, stop })
        expectSame(text, said.text.slice(0, said.text.indexOf('thr')), 'the text')
        expectSame(finish.reason, 'stop', 'the reason')
        return undefined
      }),
  },
  {
    id: 'limits/almost-a-stop',
    title: 'the beginning of a stop string at the end of a reply is shown',
    requires: ['scene:says'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const said = sceneSays(fixture, 'almost <|im_e')
        const { text } = await collectFinished(engine, { ...said.request, stop: ['<|im_end|>', 'e<|'] })
        expectSame(text, said.text, 'the text')
        return undefined
      }),
  },
  {
    id: 'limits/context-overflow',
    title: 'a prompt that does not fit ends with CONTEXT_OVERFLOW and both numbers',
    requires: ['scene:overflow'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const { finish, refused, text } = await collect(engine, sceneRequest(fixture, 'overflow'))
        const error = refused ?? finish?.error
        expectSame(error?.code, 'CONTEXT_OVERFLOW', 'the code')
        expectSame(text, '', 'the text')
        const { data } = error ?? {}
        const numbers = typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {}
        const [promptTokens, contextWindow] = ['promptTokens', 'contextWindow'].map((key) =>
          key in numbers ? Object.entries(numbers).find(([name]) => name === key)?.[1] : undefined,
        )
        expect(
          typeof promptTokens === 'number' && typeof contextWindow === 'number',
          `data must hold the numbers promptTokens and contextWindow, got ${show(data)}`,
        )
        expect(promptTokens > contextWindow, `${promptTokens} tokens do fit ${contextWindow}`)
        return `${promptTokens} of ${contextWindow} tokens`
      }),
  },
  {
    id: 'limits/usable-after-overflow',
    title: 'the next generation after an overflow is whole',
    requires: ['scene:overflow'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        await collect(engine, sceneRequest(fixture, 'overflow'))
        const { text } = await collectFinished(engine, fixture.scenes.long())
        expect(text !== '', 'the next generation says nothing')
        return undefined
      }),
  },
]

function stopAt(id: string, title: string, stop: string): EngineCase {
  return {
    id,
    title,
    requires: ['scene:says'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const said = sceneSays(fixture, `before it ${stop} after it`)
        const { text, finish } = await collectFinished(engine, { ...said.request, stop: [stop] })
        expectSame(text, said.text.slice(0, said.text.indexOf(stop)), 'the text')
        expectSame(finish.reason, 'stop', 'the reason')
        return undefined
      }),
  }
}
