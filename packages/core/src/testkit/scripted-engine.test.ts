import { describe, expect, it, vi } from 'vitest'
import { createAgent } from '../agent/create-agent.ts'
import type { EngineEvent } from '../contract/engine-event.ts'
import type { GenerateRequest } from '../contract/generate-request.ts'
import { scriptedEngine } from './scripted-engine.ts'
import type { ScriptedEngine } from './scripted-engine.ts'

const request: GenerateRequest = {
  input: { type: 'prompt', prompt: [{ kind: 'content', text: 'Hello' }] },
  stop: [],
  maxTokens: 100,
  sampling: {},
}

async function eventsOf(engine: ScriptedEngine, signal?: AbortSignal): Promise<readonly EngineEvent[]> {
  const events: EngineEvent[] = []
  const asked = signal === undefined ? request : { ...request, signal }
  for await (const event of engine.generate(asked)) events.push(event)
  return events
}

const hang = { text: 'abcd', fault: { type: 'hang', at: 1 } } as const

describe('closing a scripted engine', () => {
  it('ends the turn of a hanging generation as aborted', async () => {
    const engine = scriptedEngine([hang])
    const agent = createAgent({ engine })
    agent.on('text-delta', () => setTimeout(() => void engine.close()))
    expect(await agent.run('Go').result).toMatchObject({ reason: 'aborted', text: 'abcd' })
    expect(engine.running).toBe(0)
  })

  it('ends a delayed generation without the rest of its delay', async () => {
    vi.useFakeTimers()
    try {
      const engine = scriptedEngine([{ text: 'abcd', delayMs: 1_000 }])
      const generating = eventsOf(engine)
      await engine.close()
      await vi.advanceTimersByTimeAsync(1)
      expect(engine.running).toBe(0)
      expect(await generating).toMatchObject([{ type: 'finish', reason: 'aborted' }])
    } finally {
      vi.useRealTimers()
    }
  })

  it('leaves no listener on the signal of the request', async () => {
    const { signal } = new AbortController()
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    const engine = scriptedEngine([hang])
    const generating = eventsOf(engine, signal)
    await vi.waitFor(() => expect(added).toHaveBeenCalledOnce())
    await engine.close()
    await generating
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
      added.mock.calls.map(([, listener]) => listener),
    )
  })

  it('refuses what comes after it, and uses up no reply', async () => {
    const engine = scriptedEngine(['one'])
    await engine.close()
    await expect(eventsOf(engine)).rejects.toMatchObject({ code: 'ENGINE_CLOSED' })
    expect(engine.requests).toEqual([])
  })
})
