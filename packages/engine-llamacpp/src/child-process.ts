import { HarnessError, type EngineEvent } from '@orion-harness/core'
import { packError, packEvent, type ChildCalls, type ToChild, type ToParent } from './child-protocol.ts'
import { openEngine, type LlamaCppEngine } from './open-engine.ts'

/** The program of the child process of an isolated engine: one model, driven by its parent over the channel. */

type Answers = {
  readonly [Method in keyof ChildCalls]: (...values: Parameters<ChildCalls[Method]>) => unknown
}

interface Generation {
  readonly events: AsyncIterator<EngineEvent>
  readonly abort: AbortController
}

const generations = new Map<number, Generation>()
let engine: LlamaCppEngine | undefined
let lastGeneration = 0

const answers: Answers = {
  async open(path, options) {
    engine = await openEngine(path, {
      ...options,
      toGrammar: ({ gbnf }) => (typeof gbnf === 'string' ? gbnf : undefined),
      onLoadProgress: (fraction) => send({ type: 'load-progress', fraction }),
      onLog: (level, message) => send({ type: 'log', level, message }),
    })
    return { model: engine.model, supports: engine.supports }
  },
  countTokens: (prompt) => opened().countTokens(prompt),
  isControlToken: (text) => opened().isControlToken?.(text),
  generate(request) {
    const abort = new AbortController()
    const stream = opened().generate({ ...request, signal: abort.signal })
    const events = stream[Symbol.asyncIterator]()
    generations.set(++lastGeneration, { events, abort })
    return lastGeneration
  },
  async next(id) {
    const { value } = (await generations.get(id)?.events.next()) ?? {}
    if (!value)
      throw new HarnessError('ENGINE_STREAM_BROKEN', `[engine-llamacpp] Generation ${id} has ended.`)
    if (value.type === 'finish') generations.delete(id)
    return packEvent(value)
  },
  async leave(id) {
    await generations.get(id)?.events.return?.()
    generations.delete(id)
    return null
  },
  saveState: (path, cacheKey) => opened().saveState(path, cacheKey),
  loadState: (path) => opened().loadState(path),
  async close() {
    await engine?.close()
    return null
  },
}

function opened(): LlamaCppEngine {
  if (engine) return engine
  throw new HarnessError('ENGINE_CLOSED', '[engine-llamacpp] The model is not loaded.')
}

function send(message: ToParent): void {
  process.send?.(message)
}

process.on('disconnect', () => process.exit())
process.on('message', (message: ToChild) => {
  if (message.type === 'abort') {
    generations.get(message.generation)?.abort.abort()
    return
  }
  const { id, method, values } = message
  const answer = answers[method] as (...values: readonly unknown[]) => unknown
  void Promise.resolve()
    .then(() => answer(...values))
    .then(
      (value) => send({ type: 'answer', id, value }),
      (error: unknown) => send({ type: 'failure', id, error: packError(error) }),
    )
})
