import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Engine } from '../../contract/engine.ts'
import type { EngineEvent } from '../../contract/engine-event.ts'
import { HarnessError } from '../../contract/error.ts'
import type { GenerateRequest } from '../../contract/generate-request.ts'
import { referenceFixture } from '../engine-conformance/self-test/reference-fixture.ts'
import { testEngine } from '../engine-conformance/test-engine.ts'
import { recordEngine } from './record-engine.ts'
import { replayEngine } from './replay-engine.ts'

const fixture = referenceFixture('prompt')
const said = (words: string) => fixture.scenes.says?.(words).request ?? fixture.scenes.long()

const engineLine = '{"type":"engine","version":1,"name":"one","model":{},"supports":{}}'
const requestLine = '{"type":"request","id":0,"request":{}}'

/** A clock that moves by one each time it is read. */
function steps(): () => number {
  let time = 0
  return () => (time += 1)
}

async function eventsOf(engine: Engine, request: GenerateRequest): Promise<readonly EngineEvent[]> {
  const events: EngineEvent[] = []
  for await (const event of engine.generate(request)) events.push(event)
  return events
}

async function record(
  requests: readonly GenerateRequest[],
  engine?: Engine,
): Promise<{ readonly lines: string; readonly events: readonly (readonly EngineEvent[])[] }> {
  const lines: string[] = []
  const recorded = recordEngine(engine ?? (await fixture.create()), {
    write: (line) => lines.push(line),
    now: steps(),
  })
  const events = []
  for (const request of requests) events.push(await eventsOf(recorded, request))
  return { lines: lines.join('\n'), events }
}

describe('a recorded engine keeps the contract', () => {
  testEngine(it, {
    ...fixture,
    name: 'recorded',
    create: async () => recordEngine(await fixture.create(), { write: () => {} }),
  })
})

describe('a replay', () => {
  it('gives the events that were recorded, and recording it again gives the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), async (texts) => {
        const requests = texts.map(said)
        const first = await record(requests)
        const again = await record(requests, replayEngine(first.lines))
        expect(again.events).toEqual(first.events)
        expect(again.lines).toBe(first.lines)
      }),
      { numRuns: 40 },
    )
  })

  it('finds the reply to a request wherever it was recorded', async () => {
    const { lines } = await record([said('one'), said('two')])
    const engine = replayEngine(lines)
    const texts = []
    for (const words of ['two', 'one']) {
      const events = await eventsOf(engine, said(words))
      texts.push(events.map((event) => (event.type === 'text-delta' ? event.text : '')).join(''))
    }
    expect(texts).toEqual(['two', 'one'])
  })

  it('refuses a request that was not recorded, and one that was answered already', async () => {
    const engine = replayEngine((await record([said('one')])).lines)
    await expect(eventsOf(engine, said('two'))).rejects.toMatchObject({ code: 'ENGINE_FAILED' })
    await eventsOf(engine, said('one'))
    await expect(eventsOf(engine, said('one'))).rejects.toMatchObject({ code: 'ENGINE_FAILED' })
  })

  it('gives replies in order when it is asked to', async () => {
    const { lines, events } = await record([said('one'), said('two')])
    const engine = replayEngine(lines, { match: 'order' })
    expect([await eventsOf(engine, said('x')), await eventsOf(engine, said('y'))]).toEqual(events)
  })

  it('fails as the engine failed, thrown or finished', async () => {
    const error = new HarnessError('ENGINE_BUSY', 'busy', { hint: 'wait', data: { slots: 1 } })
    const engine = await fixture.create()
    const refusing: Engine = {
      ...engine,
      async *generate() {
        yield* []
        throw error
      },
    }
    const lines: string[] = []
    const recorded = recordEngine(refusing, { write: (line) => lines.push(line) })
    await expect(eventsOf(recorded, said('x'))).rejects.toBe(error)
    const replay = replayEngine(lines.join('\n'))
    await expect(eventsOf(replay, said('x'))).rejects.toMatchObject({
      code: 'ENGINE_BUSY',
      hint: 'wait',
      data: { slots: 1 },
    })
  })

  it('rejects where the engine threw what is no HarnessError', async () => {
    const broken: Engine = {
      ...(await fixture.create()),
      async *generate() {
        yield { type: 'text-delta', text: 'so', tokens: 1 }
        throw new TypeError('broken on purpose')
      },
    }
    const lines: string[] = []
    const recorded = recordEngine(broken, { write: (line) => lines.push(line) })
    await expect(eventsOf(recorded, said('x'))).rejects.toThrow(TypeError)
    await expect(eventsOf(replayEngine(lines.join('\n')), said('x'))).rejects.toMatchObject({
      code: 'ENGINE_FAILED',
      message: 'TypeError: broken on purpose',
    })
  })

  it('counts what was counted, and nothing else', async () => {
    const lines: string[] = []
    const recorded = recordEngine(await fixture.create(), { write: (line) => lines.push(line) })
    const prompt = [{ kind: 'content', text: 'one two' }] as const
    expect(await recorded.countTokens(prompt)).toBe(2)
    const replay = replayEngine(lines.join('\n'))
    expect(replay.countTokens(prompt)).toBe(2)
    expect(() => replay.countTokens([])).toThrow('no count of this prompt')
  })

  it('keeps an engine without a limit without a limit', async () => {
    const engine = await fixture.create()
    const { lines } = await record([], { ...engine, supports: { ...engine.supports, concurrency: Infinity } })
    expect(replayEngine(lines).supports.concurrency).toBe(Infinity)
  })

  it('ends as aborted when it is aborted', async () => {
    const controller = new AbortController()
    const { lines } = await record([said('one two three four')])
    const events: EngineEvent[] = []
    for await (const event of replayEngine(lines).generate({
      ...said('one two three four'),
      signal: controller.signal,
    })) {
      events.push(event)
      if (event.type === 'text-delta') controller.abort()
    }
    expect(events.filter(({ type }) => type === 'text-delta')).toHaveLength(1)
    expect(events.at(-1)).toMatchObject({ type: 'finish', reason: 'aborted', usage: { completionTokens: 1 } })
  })

  it('ends as aborted when it is closed while it waits', async () => {
    const { lines } = await record([said('one two')])
    vi.useFakeTimers()
    try {
      const engine = replayEngine(lines, { timing: 'recorded' })
      const replaying = eventsOf(engine, said('one two'))
      await engine.close()
      expect(await replaying).toMatchObject([{ type: 'finish', reason: 'aborted' }])
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('waits as long as it took then, when it is asked to', async () => {
    const { lines } = await record([said('one two')])
    const last = Number(/"ms":(\d+)(?!.*"ms")/su.exec(lines)?.[1])
    vi.useFakeTimers()
    try {
      let isOver = false
      const replaying = eventsOf(replayEngine(lines, { timing: 'recorded' }), said('one two'))
      const over = replaying.then(() => (isOver = true))
      await vi.advanceTimersByTimeAsync(last - 1)
      expect(isOver).toBe(false)
      await vi.advanceTimersByTimeAsync(1)
      await over
      expect(isOver).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })

  it.each([
    ['nothing', '', 'Line 1'],
    ['no JSON', `${engineLine}\nnope`, 'Line 2'],
    ['a line that is no object', `${engineLine}\nnull`, 'Line 2'],
    ['a line of no known type', `${engineLine}\n{"type":"other"}`, 'Line 2'],
    ['an engine of no shape', '{"type":"engine"}', 'Line 1'],
    ['another version', engineLine.replace('"version":1', '"version":2'), 'Line 1'],
    ['a second engine', `${engineLine}\n${engineLine}`, 'Line 2'],
    ['an event without its request', '{"type":"event","id":3,"ms":1,"event":{}}', 'Line 1'],
    ['an event that holds none', `${engineLine}\n${requestLine}\n{"type":"event","id":0,"ms":1}`, 'Line 3'],
    ['a generation that begins twice', `${engineLine}\n${requestLine}\n${requestLine}`, 'Line 3'],
  ])('refuses a recording with %s', (_, text, line) => {
    expect(() => replayEngine(text)).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringContaining(line) }),
    )
  })
})
