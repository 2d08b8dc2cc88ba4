import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EngineEvent } from '@orion-harness/core'
import { openaiEngine } from '../openai-engine.ts'
import { DONE, chat } from '../testkit/answers.ts'
import { cannedFetch } from '../testkit/canned-fetch.ts'
import { ask } from '../testkit/collect-run.ts'
import { createWatchdog } from './watchdog.ts'

const FIRST_MS = 1_000
const STALL_MS = 100

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('a watchdog', () => {
  it('does not bite while it rests, and then gives what was left of the limit', () => {
    const bite = vi.fn<() => void>()
    const watchdog = createWatchdog(FIRST_MS, STALL_MS, bite)
    vi.advanceTimersByTime(FIRST_MS - 10)
    watchdog.rest()
    vi.advanceTimersByTime(20 * FIRST_MS)
    watchdog.wake()
    vi.advanceTimersByTime(9)
    expect(bite).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(watchdog.bitten).toEqual({ phase: 'first-token', timeoutMs: FIRST_MS })
    expect(bite).toHaveBeenCalledTimes(1)
  })

  it('bites on a stall and on a missing rest after it has rested', () => {
    for (const [phase, limit] of [
      ['stall', STALL_MS],
      ['rest', 20],
    ] as const) {
      const watchdog = createWatchdog(FIRST_MS, STALL_MS, () => {})
      watchdog.feed()
      if (phase === 'rest') watchdog.hurry(limit)
      watchdog.rest()
      vi.advanceTimersByTime(20 * limit)
      watchdog.wake()
      vi.advanceTimersByTime(limit - 1)
      expect(watchdog.bitten).toBeUndefined()
      vi.advanceTimersByTime(1)
      expect(watchdog.bitten).toEqual({ phase, timeoutMs: limit })
    }
  })

  it('holds no timer once it is stopped, resting or not', () => {
    for (const isResting of [false, true]) {
      const watchdog = createWatchdog(FIRST_MS, STALL_MS, () => {})
      if (isResting) watchdog.rest()
      watchdog.stop()
      expect(vi.getTimerCount()).toBe(0)
    }
  })
})

describe('a consumer that takes longer than the limit on stalls', () => {
  /** Events of a reply in these frames, each in a part of its own; the consumer keeps the third for long. */
  async function slowly(frames: readonly string[]): Promise<readonly EngineEvent[]> {
    const parts = frames.map((frame) => new TextEncoder().encode(frame))
    const engine = await openaiEngine({
      baseUrl: 'http://test',
      server: 'unknown',
      contextWindow: 4096,
      fetch: cannedFetch(parts),
      timeouts: { stallMs: STALL_MS },
    })
    const events: EngineEvent[] = []
    for await (const event of engine.generate(ask('Hello'))) {
      events.push(event)
      if (events.length === 3) await vi.advanceTimersByTimeAsync(20 * STALL_MS)
    }
    return events.filter(({ type }) => type !== 'warning')
  }

  it('gets the whole reply', async () => {
    const words = ['one ', 'two ', 'three ', 'four ', 'five']
    const events = await slowly([...words.map((word) => chat({ content: word })), chat({}, 'stop'), DONE])
    expect(events.at(-1)).toMatchObject({ type: 'finish', reason: 'stop' })
    expect(events.flatMap((event) => (event.type === 'text-delta' ? [event.text] : []))).toEqual(words)
  })

  it('gets the whole reply when it is slow with a warning', async () => {
    const garbage = 'data: {"cho\n\n'
    const frames = [chat({ content: 'one ' }), chat({ content: 'two ' }), garbage, chat({ content: 'three' })]
    const events = await slowly([...frames, chat({}, 'stop'), DONE])
    expect(events.map(({ type }) => type)).toEqual(['text-delta', 'text-delta', 'text-delta', 'finish'])
    expect(events.at(-1)).toMatchObject({ reason: 'stop' })
  })
})
