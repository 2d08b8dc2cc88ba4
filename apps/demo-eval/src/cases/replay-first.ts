import type { Engine } from '@orion-harness/core'

/**
 * The engine, with its first replies given: each of `replies` is sent as the model's own before the model is asked.
 * The agent reads them, runs what they call and goes on, as it would had the model written them. `onModel` is called
 * before the first request that goes to the model.
 */
export function replayFirst(engine: Engine, replies: readonly string[], onModel: () => void): Engine {
  const left = [...replies]
  let isReplaying = true
  return {
    ...engine,
    async *generate(request) {
      const text = left.shift()
      if (text === undefined) {
        if (isReplaying) onModel()
        isReplaying = false
        return yield* engine.generate(request)
      }
      yield { type: 'text-delta', text, tokens: 0 }
      yield {
        type: 'finish',
        reason: 'stop',
        usage: { promptTokens: 0, reusedTokens: 0, completionTokens: 0, exact: false },
        timings: { firstTokenMs: 0, prefillMs: 0, decodeMs: 0 },
      }
    },
  }
}
