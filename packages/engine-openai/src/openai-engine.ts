import { HarnessError } from '@orion-harness/core'
import type { Engine, EngineEvent, GenerateRequest } from '@orion-harness/core'
import { generate } from './generate.ts'
import { createSlotPool } from './http/slot-pool.ts'
import type { OpenAIEngineOptions } from './options.ts'
import { profileOf } from './profile.ts'
import { discoverServer } from './servers/discover-server.ts'
import { settingsOf } from './settings.ts'

/**
 * An engine on any server that speaks OpenAI's protocol. Looks at the server first, and says what it found in
 * `model` and `supports`; doubts are `warning` events of the first generation.
 *
 * Rejects with `OPTION_INVALID`, `ENGINE_UNREACHABLE`, `ENGINE_TIMEOUT`, `ENGINE_UNAUTHORIZED`, `MODEL_NOT_FOUND`,
 * `ENGINE_ABORTED`, `ENGINE_FAILED`, or `ENGINE_BUSY`, also when the model is not loaded after `timeouts.firstTokenMs`.
 * A generation never throws after it began; what fails is the `error` of its `finish`.
 *
 * @example
 * const engine = await openaiEngine({ baseUrl: 'http://127.0.0.1:8080' })
 */
export async function openaiEngine(options: OpenAIEngineOptions): Promise<Engine> {
  const settings = settingsOf(options)
  const server = await discoverServer(options)
  const profile = profileOf(options, server, settings)
  const { vocabulary } = profile
  const pool = createSlotPool(profile.supports.concurrency)
  const closing = new AbortController()
  const unsaid = [...server.warnings]

  async function* run(request: GenerateRequest): AsyncGenerator<EngineEvent, void, undefined> {
    const stopping = new AbortController()
    const stop = () => stopping.abort()
    const sources = [closing.signal, ...(request.signal === undefined ? [] : [request.signal])]
    for (const source of sources) source.addEventListener('abort', stop)
    if (sources.some((source) => source.aborted)) stop()
    try {
      const slot = await pool.take(request.cacheKey, stopping.signal)
      if (slot === undefined) {
        yield abortedBeforeStart()
        return
      }
      try {
        for (const warning of unsaid.splice(0)) yield { type: 'warning', ...warning }
        yield* generate(request, profile, slot, stopping.signal)
      } finally {
        pool.release(slot)
      }
    } finally {
      for (const source of sources) source.removeEventListener('abort', stop)
    }
  }

  return {
    name: 'openai',
    model: profile.model,
    supports: profile.supports,
    countTokens: (prompt) => profile.countTokens(prompt),
    async *generate(request) {
      if (closing.signal.aborted) {
        throw new HarnessError('ENGINE_CLOSED', 'The engine is closed.', { hint: 'Make a new one.' })
      }
      const { type } = request.input
      if (!profile.supports.inputs.includes(type)) {
        throw new HarnessError('ENGINE_UNSUPPORTED', `This engine takes no ${type}.`, {
          hint: type === 'prompt' ? 'Set `api: "completions"`.' : 'Set `api: "chat"`.',
        })
      }
      yield* run(request)
    },
    ...(vocabulary === undefined
      ? {}
      : { isControlToken: async (text: string) => (await vocabulary.kindOf(text)) === 'control' }),
    async close() {
      closing.abort()
    },
  }
}

function abortedBeforeStart(): EngineEvent {
  return {
    type: 'finish',
    reason: 'aborted',
    usage: { promptTokens: 0, reusedTokens: 0, completionTokens: 0, exact: false },
    timings: { firstTokenMs: 0, prefillMs: 0, decodeMs: 0 },
  }
}
