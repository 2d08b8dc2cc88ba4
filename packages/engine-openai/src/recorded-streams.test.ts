import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '@orion-harness/core'
import { openaiEngine } from './openai-engine.ts'
import { cannedFetch } from './testkit/canned-fetch.ts'
import { ask, complete, eventsOf } from './testkit/collect-run.ts'

async function read(name: string, size: number): Promise<readonly EngineEvent[]> {
  const bytes = readFileSync(new URL(`./__fixtures__/${name}.sse`, import.meta.url))
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += size) parts.push(bytes.subarray(at, at + size))
  const api = name.endsWith('completion') ? 'completions' : 'chat'
  const options = {
    baseUrl: 'http://test',
    server: 'unknown',
    contextWindow: 2048,
    fetch: cannedFetch(parts),
  } as const
  const engine = await openaiEngine({ ...options, api })
  const events = await eventsOf(engine, api === 'chat' ? ask('Hello') : complete('', 'Hello'))
  const timings = { firstTokenMs: 0, prefillMs: 0, decodeMs: 0 }
  return events.map((event) => (event.type === 'finish' ? { ...event, timings } : event))
}

const miso = 'Noted: Your cat is called Miso.'
const call = { type: 'tool-call', name: 'clock', arguments: '{"timezone": "Asia/Tokyo"}' }

describe('a stream recorded from llama-server 0.7.0', () => {
  it.each([
    ['text', 'stop', miso, 15, 0],
    ['completion', 'stop', miso, 15, 14],
    ['length', 'length', 'Glad to hear', 12, 3],
    ['call', 'tool-calls', '', 62, 0],
  ])(
    'of a %s is read as it was sent, cut in any way',
    async (name, reason, text, promptTokens, reusedTokens) => {
      const events = await read(`llama-server-0.7.0-${name}`, 1_000_000)
      const deltas = events.filter((event) => event.type === 'text-delta')
      expect(deltas.map((event) => event.text).join('')).toBe(text)
      expect(events.at(-1)).toMatchObject({ reason, usage: { promptTokens, reusedTokens, exact: true } })
      expect(events.some(({ type }) => type === 'prefill')).toBe(true)
      expect(events.filter(({ type }) => type === 'warning')).toEqual([])
      expect(events.filter(({ type }) => type === 'tool-call')).toEqual(
        name === 'call' ? [expect.objectContaining(call)] : [],
      )
      for (const size of [1, 7, 333]) expect(await read(`llama-server-0.7.0-${name}`, size)).toEqual(events)
    },
  )

  it('says how many tokens each delta took', async () => {
    const events = await read('llama-server-0.7.0-text', 1_000_000)
    const tokens = events.flatMap((event) => (event.type === 'text-delta' ? [event.tokens] : []))
    const last = events.at(-1)
    expect(Math.min(...tokens)).toBeGreaterThanOrEqual(1)
    expect(last?.type === 'finish' && last.usage.completionTokens).toBeGreaterThanOrEqual(
      tokens.reduce((sum, count) => sum + count, 0),
    )
  })
})
