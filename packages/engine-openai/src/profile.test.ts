import { describe, expect, it } from 'vitest'
import type { Prompt } from '@orion-harness/core'
import { openaiEngine } from './openai-engine.ts'
import type { OpenAIEngineOptions } from './options.ts'
import { json } from './testkit/answers.ts'
import { discoveryFixture } from './testkit/fake-fixture.ts'
import { scriptedServer } from './testkit/scripted-server.ts'
import { estimateTokens } from './tokens/estimate-tokens.ts'

const text = 'Count these words, please.'
const prompt: Prompt = [{ kind: 'content', text }]

/** Counts `prompt` with the engine on a server of `kind` that answers `/tokenize` with `status`. */
async function countWithoutTokenize(
  kind: string,
  options: Partial<OpenAIEngineOptions>,
  status = 404,
): Promise<number> {
  const discovery = discoveryFixture(kind)
  const server = await scriptedServer(({ path }) => {
    const [route = ''] = path.split('?')
    return route in discovery ? json(discovery[route]) : json({ error: { message: 'Refused' } }, status)
  })
  try {
    return await (await openaiEngine({ baseUrl: server.url, api: 'chat', ...options })).countTokens(prompt)
  } finally {
    await server.close()
  }
}

describe.each(['llama-server', 'vllm'])('a %s that refuses to tokenize', (kind) => {
  it('is counted by estimate when the options say that counts are not exact', async () => {
    const options = { supports: { exactCounts: false } }
    expect(await countWithoutTokenize(kind, options)).toBe(estimateTokens(text))
  })

  it('says which options make it countable', async () => {
    await expect(countWithoutTokenize(kind, {})).rejects.toMatchObject({
      code: 'ENGINE_FAILED',
      hint: expect.stringContaining('`supports: { exactCounts: false }`'),
    })
  })

  it.each([401, 403])('says that the key is wrong when it is (%d)', async (status) => {
    await expect(countWithoutTokenize(kind, {}, status)).rejects.toMatchObject({
      code: 'ENGINE_UNAUTHORIZED',
      hint: expect.stringContaining('`apiKey`'),
    })
  })
})
