import type { Engine, EngineSupports } from '../../../contract/engine.ts'
import type { GenerateRequest } from '../../../contract/generate-request.ts'
import type { EngineFixture } from '../engine-fixture.ts'
import type { Order } from './plan-reply.ts'
import { referenceEngine } from './reference-engine.ts'
import type { ReferenceEngine } from './reference-engine.ts'
import { CONTROL_TOKEN } from './reference-tokens.ts'

const everything: Omit<EngineSupports, 'inputs' | 'nativeTools'> = {
  exactCounts: true,
  prefixReuse: true,
  seed: true,
  constraints: ['json-schema'],
  nativeReasoning: true,
  concurrency: 2,
}

const tools = [{ name: 'weather', description: 'Tells the weather.', parameters: { type: 'object' } }]

/** The reference engine with one kind of input, after `breakEngine` has been at it. */
export function referenceFixture(
  kind: 'prompt' | 'messages',
  breakEngine: (engine: ReferenceEngine) => Engine = (engine) => engine,
): EngineFixture {
  const supports: EngineSupports = { ...everything, inputs: [kind], nativeTools: kind === 'messages' }
  let latest: ReferenceEngine | undefined
  const request = (order: Order, before = 'Hello, engine.') => requestOf(kind, order, before)
  return {
    name: `reference engine (${kind})`,
    supports,
    create: () => breakEngine((latest = referenceEngine(supports))),
    isIdle: () => latest?.isIdle() ?? true,
    scenes: {
      long: (variant = 0) => request({ ramble: variant }),
      longer: () => appended(request({ ramble: 0 })),
      says: (words) => ({ request: request({ say: words }), text: words }),
      slowPrompt: () => request({ ramble: 0 }, 'again '.repeat(3_600)),
      overflow: () => request({ ramble: 0 }, 'too much '.repeat(4_000)),
      calls: (count) =>
        request({ call: Array.from({ length: count }, (_, city) => JSON.stringify({ city })) }),
      callsWith: (text) => request({ call: [text] }),
      toolResult: () => request({ say: 'It rains.' }),
      reasons: () => request({ reasonFirst: true, say: 'Forty-two.' }),
      controlToken: CONTROL_TOKEN,
      seam: ['the calcu', 'lator adds'],
    },
  }
}

function requestOf(kind: 'prompt' | 'messages', order: Order, before: string): GenerateRequest {
  const content = `${before}\n${JSON.stringify(order)}`
  return {
    input:
      kind === 'prompt'
        ? { type: 'prompt', prompt: [{ kind: 'content', text: content }] }
        : { type: 'messages', messages: [{ role: 'user', content }], tools },
    stop: [],
    maxTokens: 4_000,
    sampling: {},
  }
}

function appended(request: GenerateRequest): GenerateRequest {
  const { input } = request
  return {
    ...request,
    input:
      input.type === 'prompt'
        ? { ...input, prompt: [...input.prompt, { kind: 'content', text: '\nAnd go on.' }] }
        : { ...input, messages: [...input.messages, { role: 'user', content: 'And go on.' }] },
  }
}
