import { describe, expect, it } from 'vitest'
import type { OpenAIEngineOptions } from '../options.ts'
import { json, text } from '../testkit/answers.ts'
import { discoveryFixture } from '../testkit/fake-fixture.ts'
import { scriptedServer } from '../testkit/scripted-server.ts'
import type { Answer } from '../testkit/scripted-server.ts'
import { discoverServer } from './discover-server.ts'
import type { DiscoveredServer } from './discover-server.ts'

async function discover(
  fixture: Readonly<Record<string, unknown>>,
  options: Partial<OpenAIEngineOptions> = {},
  other: Answer = json({ error: { message: 'Not found' } }, 404),
): Promise<DiscoveredServer> {
  const server = await scriptedServer(({ path }) => {
    const known = path.split('?')[0] ?? ''
    return known in fixture ? json(fixture[known]) : other
  })
  try {
    return await discoverServer({ baseUrl: server.url, ...options })
  } finally {
    await server.close()
  }
}

describe('discovery', () => {
  it.each([
    ['llama-server', 'demo-model', 2048, 2048],
    ['ollama', 'qwen3:0.6b', 4096, 40960],
    ['lm-studio', 'qwen2.5-7b-instruct', 4096, 32768],
    ['vllm', 'Qwen/Qwen2.5-0.5B-Instruct', 4096, undefined],
    ['sglang', 'meta-llama/Llama-3.2-1B-Instruct', 4096, undefined],
    ['unknown', 'default', 4096, undefined],
  ])('of %s finds %s and its window', async (kind, name, contextWindow, trained) => {
    const found = await discover(discoveryFixture(kind))
    expect(found.kind).toBe(kind)
    expect(found.model).toMatchObject({ name, contextWindow })
    expect(found.model.trainedContextWindow).toBe(trained)
  })

  it('of llama-server finds the template, its tokens and the slots', async () => {
    const { model, facts } = await discover(discoveryFixture('llama-server'))
    expect(model).toMatchObject({
      bosToken: '<|endoftext|>',
      eosToken: '<|im_end|>',
      parameterCount: 3476224,
    })
    expect(model.chatTemplates['default']).toContain('<|im_start|>')
    expect(facts).toMatchObject({ slots: 2, tokenizer: 'llama', takesTools: true, reasons: false })
  })

  it('of Ollama finds the architecture and what the model can do', async () => {
    const { model, facts } = await discover(discoveryFixture('ollama'))
    expect(model).toMatchObject({ architecture: 'qwen3', parameterCount: 751632384 })
    expect(facts).toMatchObject({ takesTools: true, reasons: true })
  })

  it.each(['llama-server', 'lm-studio', 'sglang', 'ollama', 'vllm'])(
    'knows %s by a page of its own when its models have another owner',
    async (kind) => {
      const fixture = discoveryFixture(kind)
      const { kind: found } = await discover({
        ...fixture,
        '/v1/models': { data: [{ id: 'm', owned_by: 'me' }] },
      })
      expect(found).toBe(kind)
    },
  )

  it('says what it takes as the window when nobody says it', async () => {
    expect((await discover(discoveryFixture('unknown'))).warnings).toMatchObject([{ code: 'window-assumed' }])
    const fixture = { ...discoveryFixture('ollama'), '/api/ps': { models: [] } }
    const ollama = await discover(fixture)
    expect(ollama.model.contextWindow).toBe(8192)
    expect(ollama.warnings).toMatchObject([{ code: 'window-set' }])
  })

  it('takes the window of a model file of Ollama', async () => {
    const show = { parameters: 'num_ctx                        16384', model_info: {} }
    const fixture = { ...discoveryFixture('ollama'), '/api/ps': { models: [] }, '/api/show': show }
    const { model, warnings } = await discover(fixture)
    expect([model.contextWindow, warnings]).toEqual([16384, []])
  })

  it('never takes a window above the one that is allocated', async () => {
    const { model, warnings } = await discover(discoveryFixture('llama-server'), { contextWindow: 32768 })
    expect([model.contextWindow, warnings.map(({ code }) => code)]).toEqual([2048, ['window-too-large']])
    expect(
      (await discover(discoveryFixture('llama-server'), { contextWindow: 1024 })).model.contextWindow,
    ).toBe(1024)
  })

  it('takes the name of a model of Ollama without its tag', async () => {
    expect((await discover(discoveryFixture('ollama'), { model: 'llama3.2' })).model.name).toBe(
      'llama3.2:latest',
    )
  })

  it('refuses a model the server does not list, and names those it lists', async () => {
    await expect(discover(discoveryFixture('vllm'), { model: 'gpt-9' })).rejects.toMatchObject({
      code: 'MODEL_NOT_FOUND',
      hint: 'It lists Qwen/Qwen2.5-0.5B-Instruct.',
    })
    await expect(discover({ '/v1/models': { data: [] } })).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' })
  })

  it('takes a model as it is told when the server lists none', async () => {
    const { model, kind } = await discover({}, { model: 'mine' })
    expect([model.name, kind]).toEqual(['mine', 'unknown'])
  })

  it('refuses a wrong key, without naming it', async () => {
    const refusal = discover({}, { apiKey: 'sk-wrong-key' }, text('no key sk-wrong-key here', 401))
    await expect(refusal).rejects.toMatchObject({ code: 'ENGINE_UNAUTHORIZED' })
    await expect(refusal).rejects.not.toThrow('sk-wrong-key')
  })

  it('waits while a server loads its model', async () => {
    const fixture = discoveryFixture('llama-server')
    let asked = 0
    const server = await scriptedServer(({ path }) => {
      asked += 1
      const error = { code: 503, message: 'Loading model', type: 'unavailable_error' }
      return asked === 1 ? json({ error }, 503) : json(fixture[path.split('?')[0] ?? ''])
    })
    expect((await discoverServer({ baseUrl: server.url })).kind).toBe('llama-server')
    await server.close()
  })

  it.each([
    ['no address', { baseUrl: '127.0.0.1:8080' }],
    ['a password in the address', { baseUrl: 'http://me:secret@127.0.0.1:8080' }],
    ['a key with a line end', { baseUrl: 'http://127.0.0.1:8080', apiKey: 'secret\n' }],
    ['a window of half a token', { baseUrl: 'http://127.0.0.1:8080', contextWindow: 0.5 }],
  ])('refuses %s as OPTION_INVALID, without naming a secret', async (_, options) => {
    const refusal = discoverServer(options)
    await expect(refusal).rejects.toMatchObject({ code: 'OPTION_INVALID' })
    await expect(refusal).rejects.not.toThrow('secret')
  })

  it.each(['', '/', '/v1', '/v1/'])('finds the API with "%s" at the end of the base URL', async (end) => {
    const server = await scriptedServer(() => json({ data: [{ id: 'm' }] }))
    await discoverServer({ baseUrl: server.url + end, server: 'unknown' })
    expect(server.requests.map(({ path }) => path)).toEqual(['/v1/models'])
    await server.close()
  })
})
