import { collect, collectFinished } from '../collect.ts'
import type { Collected } from '../collect.ts'
import type { EngineCase } from '../engine-case.ts'
import type { Engine } from '../../../contract/engine.ts'
import type { GenerateRequest } from '../../../contract/generate-request.ts'
import { expect, expectSame, fail } from '../expect.ts'
import { sceneRequest } from '../scene.ts'
import { pause, untilIdle } from '../until-idle.ts'
import { withEngine } from '../with-engine.ts'

/** Aborts: quick, clean, and without harm to what comes next. */
export const abortCases: readonly EngineCase[] = [
  {
    id: 'abort/before-the-start',
    title: 'a signal that is aborted already gives no text',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const request = { ...fixture.scenes.long(), signal: AbortSignal.abort() }
        const collected = await collect(engine, request)
        expectAborted(collected)
        expectSame(collected.text, '', 'the text')
        return undefined
      }),
  },
  {
    id: 'abort/in-the-middle',
    title: 'an abort in the middle of a reply ends it within one delta, as aborted',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const { collected, after } = await abortAfter(engine, fixture.scenes.long(), 2)
        expectAborted(collected)
        expect(after <= 1, `${after} deltas came after the abort`)
        return undefined
      }),
  },
  {
    id: 'abort/stops-the-backend',
    title: 'an abort ends the work behind the engine',
    requires: ['idle-probe'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        await abortAfter(engine, fixture.scenes.long(), 1)
        await untilIdle(fixture, 'the abort')
        return undefined
      }),
  },
  {
    id: 'abort/while-the-prompt-is-read',
    title: 'an abort while the prompt is read ends it before any text',
    requires: ['scene:slowPrompt'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const controller = new AbortController()
        const request = { ...sceneRequest(fixture, 'slowPrompt'), signal: controller.signal }
        const running = collect(engine, request, (event) => {
          if (event.type === 'prefill') controller.abort()
        })
        const [collected] = await Promise.all([running, pause(20).then(() => controller.abort())])
        expectAborted(collected)
        expectSame(collected.text, '', 'the text')
        await untilIdle(fixture, 'the abort')
        return undefined
      }),
  },
  {
    id: 'abort/keeps-what-came',
    title: 'what was said before an abort is kept and counted',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const { collected } = await abortAfter(engine, fixture.scenes.long(), 2)
        expect(collected.text !== '', 'no text is left')
        const produced = collected.finish?.usage.completionTokens ?? 0
        expect(produced >= 1, `usage says ${produced} completion tokens`)
        return undefined
      }),
  },
  {
    id: 'abort/after-the-finish',
    title: 'an abort after the finish does nothing',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const controller = new AbortController()
        const request = { ...fixture.scenes.long(), signal: controller.signal }
        const { finish } = await collectFinished(engine, request)
        controller.abort()
        await pause(0)
        expect(finish.reason !== 'aborted', 'the finish says aborted')
        await collectFinished(engine, fixture.scenes.long())
        return undefined
      }),
  },
  {
    id: 'abort/usable-afterwards',
    title: 'the next generation after an abort is whole',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        await abortAfter(engine, fixture.scenes.long(), 1)
        const { text } = await collectFinished(engine, fixture.scenes.long())
        expect(text !== '', 'the next generation says nothing')
        return undefined
      }),
  },
  {
    id: 'abort/leaving-the-loop',
    title: 'leaving the loop over the events ends the work, and the engine stays usable',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        for await (const event of engine.generate(fixture.scenes.long())) {
          if (event.type === 'text-delta') break
        }
        await untilIdle(fixture, 'the loop was left')
        await collectFinished(engine, fixture.scenes.long())
        return undefined
      }),
  },
  {
    id: 'abort/listeners-are-removed',
    title: 'a finished generation leaves no listener on the signal',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const { signal, listeners } = countingSignal()
        await collectFinished(engine, { ...fixture.scenes.long(), signal })
        await pause(0)
        expectSame(listeners(), 0, 'listeners left on the signal')
        return undefined
      }),
  },
]

function expectAborted({ finish, refused }: Collected): void {
  if (refused !== undefined) {
    expectSame(refused.code, 'ENGINE_ABORTED', 'the code it was refused with')
    return
  }
  if (finish === undefined) fail('no finish')
  expectSame(finish.reason, 'aborted', 'the reason')
}

async function abortAfter(
  engine: Engine,
  request: GenerateRequest,
  deltas: number,
): Promise<{ readonly collected: Collected; readonly after: number }> {
  const controller = new AbortController()
  let seen = 0
  const collected = await collect(engine, { ...request, signal: controller.signal }, (event) => {
    if (event.type !== 'text-delta') return
    seen += 1
    if (seen === deltas) controller.abort()
  })
  expect(seen >= deltas, `only ${seen} deltas came, so there was nothing to abort`)
  return { collected, after: seen - deltas }
}

/** An abort signal that knows how many `abort` listeners are on it. */
function countingSignal(): { readonly signal: AbortSignal; readonly listeners: () => number } {
  const { signal } = new AbortController()
  const listening = new Set<unknown>()
  const add = signal.addEventListener.bind(signal)
  const remove = signal.removeEventListener.bind(signal)
  signal.addEventListener = (...[type, listener, options]: Parameters<typeof add>) => {
    listening.add(listener)
    add(type, listener, options)
  }
  signal.removeEventListener = (...[type, listener, options]: Parameters<typeof remove>) => {
    listening.delete(listener)
    remove(type, listener, options)
  }
  return { signal, listeners: () => listening.size }
}
