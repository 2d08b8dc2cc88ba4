import { readFileSync } from 'node:fs'
import type { Engine, EngineSupports, GenerateRequest } from '@orion-harness/core'
import type { EngineFixture } from '@orion-harness/core/testkit/engine-conformance'
import { openaiEngine } from '../openai-engine.ts'
import type { OpenAIEngineOptions } from '../options.ts'
import type { Order } from './fake-model.ts'
import type { DiscoveryFixture } from './fake-server.ts'
import { fakeServer } from './fake-server.ts'
import type { ScriptedServer } from './scripted-server.ts'

const fixtures = JSON.parse(
  readFileSync(new URL('../__fixtures__/discovery.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, DiscoveryFixture>>

/** The answers of one kind of server to the questions of discovery. */
export function discoveryFixture(kind: string): DiscoveryFixture {
  const fixture = fixtures[kind]
  if (fixture === undefined) throw new TypeError(`There is no fixture for ${kind}.`)
  return fixture
}

const WINDOW = 2048

const tool = {
  name: 'weather',
  description: 'Tells the weather.',
  parameters: { type: 'object', properties: { city: { type: 'string' } } },
}

/** The engine on a fake server of `kind`, as the conformance cases want it. Each engine has a server of its own. */
export function fakeFixture(
  kind: string,
  input: 'prompt' | 'messages',
  supports: Omit<EngineSupports, 'inputs'>,
): EngineFixture {
  let latest: ScriptedServer | undefined
  const request = (order: Order, before = 'Hello.', content = '') => requestOf(input, order, before, content)
  return {
    name: `${kind} (${input})`,
    supports: { ...supports, inputs: [input] },
    create: async () => {
      const server = await fakeServer(reasoning(discoveryFixture(kind)), { window: WINDOW })
      latest = server
      const api = input === 'prompt' ? 'completions' : 'chat'
      return closing(await openaiEngine({ ...fixtureOptions, baseUrl: server.url, api }), server)
    },
    isIdle: () => (latest?.busy() ?? 0) === 0,
    scenes: {
      long: (variant = 0) => request({ ramble: variant }),
      longer: () => request({ ramble: 0 }, 'Hello.', '\nAnd go on.'),
      says: (words) => ({ request: request({ say: words }), text: words }),
      slowPrompt: () => request({ ramble: 0 }, 'again '.repeat(1_900)),
      overflow: () => request({ ramble: 0 }, 'too much '.repeat(4_000)),
      calls: (count) =>
        request({
          call: Array.from({ length: count }, (_, city) => JSON.stringify({ city: `town ${city}` })),
        }),
      ...(kind === 'ollama' ? {} : { callsWith: (text: string) => request({ call: [text] }) }),
      toolResult: () => request({ say: 'It rains.' }),
      reasons: () => request({ reasonFirst: true, say: 'Forty-two.' }),
      controlToken: '<|end|>',
      seam: ['the calcu', 'lator adds'],
    },
  }
}

/** What the tests need beside the address. */
export const fixtureOptions: Pick<OpenAIEngineOptions, 'contextWindow' | 'retries'> = {
  contextWindow: WINDOW,
  retries: { count: 0 },
}

/** The same server with a model whose template knows reasoning. */
function reasoning(fixture: DiscoveryFixture): DiscoveryFixture {
  const { '/props': props } = fixture
  if (typeof props !== 'object') return fixture
  return { ...fixture, '/props': { ...props, chat_template: '{{ message.reasoning_content }}' } }
}

function closing(engine: Engine, server: ScriptedServer): Engine {
  let closed: Promise<void> | undefined
  return {
    ...engine,
    close: async () => {
      await engine.close()
      await (closed ??= server.close())
    },
  }
}

function requestOf(
  input: 'prompt' | 'messages',
  order: Order,
  before: string,
  after: string,
): GenerateRequest {
  const content = `${before}\n${JSON.stringify(order)}`
  return {
    input:
      input === 'prompt'
        ? {
            type: 'prompt',
            prompt: [
              { kind: 'control', text: '<|end|>' },
              { kind: 'content', text: content },
              { kind: 'content', text: after },
            ],
          }
        : { type: 'messages', messages: [{ role: 'user', content: content + after }], tools: [tool] },
    stop: [],
    maxTokens: 3_000,
    sampling: {},
  }
}
