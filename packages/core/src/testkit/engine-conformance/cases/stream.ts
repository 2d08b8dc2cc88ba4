import type { EngineEvent } from '../../../contract/engine-event.ts'
import { collect, collectFinished } from '../collect.ts'
import type { EngineCase } from '../engine-case.ts'
import { expect, expectCount, expectSame, fail, show } from '../expect.ts'
import { sceneSays } from '../scene.ts'
import { withEngine } from '../with-engine.ts'

/** The shape of the event stream, whatever the model says. */
export const streamCases: readonly EngineCase[] = [
  {
    id: 'stream/one-finish',
    title: 'a generation ends with exactly one finish',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const { events, refused } = await collect(engine, fixture.scenes.long())
        if (refused !== undefined) fail(`refused with ${refused.code}: ${refused.message}`)
        expectSame(events.filter(({ type }) => type === 'finish').length, 1, 'finish events')
        return undefined
      }),
  },
  {
    id: 'stream/finish-is-last',
    title: 'nothing follows the finish',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const { events } = await collectFinished(engine, fixture.scenes.long())
        expectSame(events.at(-1)?.type, 'finish', 'the last event')
        return undefined
      }),
  },
  {
    id: 'stream/error-only-on-error',
    title: 'the finish carries an error exactly when its reason is error',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const { finish } = await collect(engine, fixture.scenes.long())
        expect(finish !== undefined, 'no finish')
        expectSame(finish.error !== undefined, finish.reason === 'error', 'an error is present')
        return finish.reason
      }),
  },
  {
    id: 'stream/well-formed-events',
    title: 'every event has the fields its type promises',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const { events } = await collectFinished(engine, fixture.scenes.long())
        events.forEach(expectWellFormed)
        return undefined
      }),
  },
  {
    id: 'stream/really-streams',
    title: 'a long reply comes in several deltas',
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const { texts, reasonings } = await collectFinished(engine, fixture.scenes.long())
        const deltas = texts.length + reasonings.length
        expect(deltas >= 3, `expected three deltas or more, got ${deltas}`)
        return `${deltas} deltas`
      }),
  },
  {
    id: 'stream/first-delta-before-the-end',
    title: 'the first delta comes while the backend still works',
    requires: ['idle-probe'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        let busyAtFirst: boolean | undefined
        await collectFinished(engine, fixture.scenes.long(), undefined, async (event) => {
          if (event.type === 'text-delta') busyAtFirst ??= !(await fixture.isIdle?.())
        })
        expectSame(busyAtFirst, true, 'the backend works when the first delta comes')
        return undefined
      }),
  },
  {
    id: 'stream/says-it-all',
    title: 'the deltas, joined, are the whole reply',
    requires: ['scene:says'],
    run: (fixture) =>
      withEngine(fixture, async (engine) => {
        const said = sceneSays(fixture, 'The first word, the second word, and the very last word.')
        const { text, finish } = await collectFinished(engine, said.request)
        expectSame(text, said.text, 'the text')
        expectSame(finish.reason, 'stop', 'the reason')
        return undefined
      }),
  },
]

function expectWellFormed(event: EngineEvent): void {
  switch (event.type) {
    case 'prefill':
      expectCount(event.processed, 0, 'prefill.processed')
      expectCount(event.reused, 0, 'prefill.reused')
      expectCount(event.total, event.processed, 'prefill.total')
      expect(event.reused <= event.total, `prefill.reused ${event.reused} of ${event.total}`)
      return
    case 'text-delta':
    case 'reasoning-delta':
      expect(typeof event.text === 'string' && event.text !== '', `an empty ${event.type}`)
      expectCount(event.tokens, 0, `${event.type}.tokens`)
      return
    case 'tool-call':
      expect(typeof event.name === 'string' && event.name !== '', 'a call without a name')
      expectSame(typeof event.arguments, 'string', 'the type of call arguments')
      return
    case 'warning':
      expect(event.code !== '' && event.message !== '', 'a warning without code or message')
      return
    case 'finish':
      return
    default:
      fail(`an unknown event: ${show(event)}`)
  }
}
