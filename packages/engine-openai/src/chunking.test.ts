import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '@orion-harness/core'
import { openaiEngine } from './openai-engine.ts'
import { DONE, chat, frame } from './testkit/answers.ts'
import { cannedFetch } from './testkit/canned-fetch.ts'
import { ask, eventsOf } from './testkit/collect-run.ts'

const call = (fields: object) => chat({ tool_calls: [fields] })
const reply = [
  ': keep-alive\n\n',
  chat({ role: 'assistant', content: null, reasoning_content: 'Hm… 🤔' }),
  chat({ content: 'Crème ' }),
  chat({ content: 'brûlée 日本語 🙂👩‍👩‍👧' }).replaceAll('\n', '\r\n'),
  'event: message\ndata: {"choices":\ndata: [{"delta":{"content":"é"}}]}\n\n',
  'no message at all é\n',
  call({ index: 0, id: 'a', function: { name: 'weather', arguments: '{"city":"Zü' } }),
  call({ index: 0, function: { arguments: 'rich"}' } }),
  chat({}, 'tool_calls'),
  frame({ choices: [], usage: { prompt_tokens: 7, completion_tokens: 9 } }),
  DONE,
].join('')
const bytes = new TextEncoder().encode(reply)

async function run(parts: readonly Uint8Array[]): Promise<readonly EngineEvent[]> {
  const fetch = cannedFetch(parts)
  const engine = await openaiEngine({ baseUrl: 'http://test', server: 'unknown', contextWindow: 4096, fetch })
  const events = await eventsOf(engine, ask('Hello'))
  const timings = { firstTokenMs: 0, prefillMs: 0, decodeMs: 0 }
  return events.map((event) => (event.type === 'finish' ? { ...event, timings } : event))
}

describe('a stream', () => {
  it('gives the same events when it is cut at any byte', async () => {
    const whole = await run([bytes])
    expect(whole.map(({ type }) => type).join(' ')).toBe(
      'reasoning-delta text-delta text-delta text-delta warning tool-call finish',
    )
    expect(whole).toContainEqual({
      type: 'tool-call',
      id: 'a',
      name: 'weather',
      arguments: '{"city":"Zürich"}',
    })
    for (let at = 1; at < bytes.length; at += 1) {
      expect(await run([bytes.subarray(0, at), bytes.subarray(at)]), `cut at byte ${at}`).toEqual(whole)
    }
  })

  it('gives the same events when it comes byte by byte, or in any parts', async () => {
    const whole = await run([bytes])
    expect(await run([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 20 }), async (cuts) => {
        const edges = [0, ...cuts.sort((left, right) => left - right), bytes.length]
        const parts = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge))
        expect(await run(parts)).toEqual(whole)
      }),
      { numRuns: 60 },
    )
  })

  it('cut off at any byte before its finish reason is a broken stream with what came so far', async () => {
    const last = new TextEncoder().encode(reply.slice(0, reply.indexOf('"tool_calls"}]}'))).length
    for (let at = 0; at <= last; at += 7) {
      const fetch = cannedFetch([bytes.subarray(0, at)])
      const options = { baseUrl: 'http://test', server: 'unknown', fetch, retries: { count: 0 } } as const
      const events = await eventsOf(await openaiEngine({ ...options, contextWindow: 4096 }), ask('Hello'))
      const said = events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('')
      expect('Crème brûlée 日本語 🙂👩‍👩‍👧é'.startsWith(said)).toBe(true)
      expect(events.at(-1)).toMatchObject({ reason: 'error', error: { code: 'ENGINE_STREAM_BROKEN' } })
      expect(events.filter(({ type }) => type === 'tool-call')).toEqual(
        events.some(({ type }) => type === 'tool-call')
          ? [expect.objectContaining({ arguments: '{"city":"Zürich"}' })]
          : [],
      )
    }
  })
})
