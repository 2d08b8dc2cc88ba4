import { describe, expect, it } from 'vitest'
import { openaiEngine } from '../openai-engine.ts'
import { json } from '../testkit/answers.ts'
import { discoveryFixture } from '../testkit/fake-fixture.ts'
import { scriptedServer } from '../testkit/scripted-server.ts'

/** The engine on an Ollama that lists its models to everybody and answers everything else with `status`. */
async function engineBehind(status: number) {
  const list = discoveryFixture('ollama')['/v1/models']
  const server = await scriptedServer(({ path }) =>
    path === '/v1/models' ? json(list) : json({ error: 'unauthorized' }, status),
  )
  try {
    return await openaiEngine({ baseUrl: server.url })
  } finally {
    await server.close()
  }
}

describe('an Ollama behind a proxy', () => {
  it('is no engine when its own API wants another key', async () => {
    await expect(engineBehind(401)).rejects.toMatchObject({ code: 'ENGINE_UNAUTHORIZED' })
  })

  it.each([403, 404])('is asked to allocate a window where it describes no model (%d)', async (status) => {
    expect((await engineBehind(status)).model.contextWindow).toBe(8192)
  })
})
