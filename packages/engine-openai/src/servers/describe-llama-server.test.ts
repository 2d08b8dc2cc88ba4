import { describe, expect, it } from 'vitest'
import { openaiEngine } from '../openai-engine.ts'
import type { OpenAIEngineOptions } from '../options.ts'
import { json } from '../testkit/answers.ts'
import { discoveryFixture } from '../testkit/fake-fixture.ts'
import { scriptedServer } from '../testkit/scripted-server.ts'
import type { Answer } from '../testkit/scripted-server.ts'
import { discoverServer } from './discover-server.ts'

const { '/v1/models': list } = discoveryFixture('llama-server')
const loading = json({ error: { code: 503, message: 'Loading model', type: 'unavailable_error' } }, 503)

/** Runs `act` on a llama-server that lists its models to everybody and answers everything else with `rest`, in order. */
async function behindList<Result>(
  rest: readonly Answer[],
  options: Partial<OpenAIEngineOptions>,
  act: (options: OpenAIEngineOptions) => Promise<Result>,
): Promise<Result> {
  let next = 0
  const server = await scriptedServer(({ path }) => {
    if (path === '/v1/models') return json(list)
    next += 1
    return rest[Math.min(next, rest.length) - 1] ?? loading
  })
  try {
    return await act({ baseUrl: server.url, ...options })
  } finally {
    await server.close()
  }
}

describe('a llama-server that lists its models to everybody', () => {
  it.each([401, 403])('is no engine when it refuses the key with %d', async (status) => {
    const refusal = json({ error: { code: status, message: 'Invalid API Key: sk-wrong' } }, status)
    const engine = behindList([refusal], { apiKey: 'sk-wrong' }, openaiEngine)
    await expect(engine).rejects.toMatchObject({
      code: 'ENGINE_UNAUTHORIZED',
      hint: expect.stringContaining('`apiKey`'),
    })
    await expect(engine).rejects.not.toThrow('sk-wrong')
  })

  it('has the window, the slots and the template that it names once its model is loaded', async () => {
    const loaded = {
      default_generation_settings: { n_ctx: 1536 },
      total_slots: 3,
      chat_template: '{{ messages }}',
    }
    const engine = await behindList([loading, json(loaded)], {}, openaiEngine)
    expect(engine.model).toMatchObject({ contextWindow: 1536, chatTemplates: { default: '{{ messages }}' } })
    expect(engine.supports.concurrency).toBe(3)
  })

  it('is given up as busy when its model is not loaded in time', async () => {
    const engine = behindList([loading], { timeouts: { firstTokenMs: 0 } }, openaiEngine)
    await expect(engine).rejects.toMatchObject({ code: 'ENGINE_BUSY' })
  })

  it.each([404, 405, 501])('has the window of its list behind a proxy that answers %d', async (status) => {
    const none = json({ error: { message: 'No such route' } }, status)
    const { kind, model, facts, warnings } = await behindList([none], {}, discoverServer)
    expect([kind, model.contextWindow, warnings]).toEqual(['llama-server', 2048, []])
    expect(facts).not.toHaveProperty('slots')
    expect(model.chatTemplates).toEqual({})
  })
})
