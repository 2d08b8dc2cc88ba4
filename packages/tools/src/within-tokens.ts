import type { Engine } from '@orion-harness/core'

/** `engine`, with no reply longer than the tokens that `left` gives when it begins, and at least 1. */
export function withinTokens(engine: Engine, left: () => number): Engine {
  return {
    name: engine.name,
    model: engine.model,
    supports: engine.supports,
    countTokens: (prompt) => engine.countTokens(prompt),
    generate: (request) =>
      engine.generate({ ...request, maxTokens: Math.max(1, Math.min(request.maxTokens, left())) }),
    ...(engine.isControlToken === undefined
      ? {}
      : { isControlToken: (text: string) => engine.isControlToken?.(text) ?? false }),
    close: () => engine.close(),
  }
}
