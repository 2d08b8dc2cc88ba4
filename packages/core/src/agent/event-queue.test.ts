import { describe, expect, it } from 'vitest'
import type { AgentEvent } from '../contract/event.ts'
import { createEventQueue } from './event-queue.ts'

const head = { turn: 1, step: 1, path: [] }
const delta = (seq: number, text: string): AgentEvent => ({
  ...head,
  seq,
  type: 'text-delta',
  text,
  tokens: 1,
  tokensPerSecond: seq,
})
const warning = (seq: number): AgentEvent => ({ ...head, seq, type: 'warning', code: 'X', message: 'x' })

async function drain(queue: AsyncIterable<AgentEvent>): Promise<readonly AgentEvent[]> {
  const events: AgentEvent[] = []
  for await (const event of queue) events.push(event)
  return events
}

describe('the queue of events', () => {
  it('merges the deltas a slow reader has not taken, and keeps everything else', async () => {
    const queue = createEventQueue(() => undefined)
    for (const event of [delta(1, 'a'), delta(2, 'b'), warning(3), delta(4, 'c'), delta(5, 'd')])
      queue.push(event)
    queue.close()
    expect(await drain(queue)).toEqual([
      { ...delta(2, 'ab'), tokens: 2 },
      warning(3),
      { ...delta(5, 'cd'), tokens: 2 },
    ])
  })

  it('hands each event at once to a reader that waits', async () => {
    const queue = createEventQueue(() => undefined)
    const first = queue.next()
    queue.push(delta(1, 'a'))
    expect((await first).value).toEqual(delta(1, 'a'))
    const end = queue.next()
    queue.close()
    expect((await end).done).toBe(true)
  })

  it('keeps the deltas of a nested agent apart', async () => {
    const queue = createEventQueue(() => undefined)
    queue.push({ ...delta(1, 'inner'), path: ['helper'] })
    queue.push(delta(2, 'outer'))
    queue.close()
    expect(await drain(queue)).toHaveLength(2)
  })

  it('tells when its reader leaves early, and only then', async () => {
    let left = 0
    const queue = createEventQueue(() => left++)
    queue.push(delta(1, 'a'))
    for await (const event of queue) if (event.seq === 1) break
    expect(left).toBe(1)
    const whole = createEventQueue(() => left++)
    whole.close()
    await drain(whole)
    expect(left).toBe(1)
  })
})
