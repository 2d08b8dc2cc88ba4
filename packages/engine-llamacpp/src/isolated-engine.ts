import {
  isHarnessError,
  type EngineEvent,
  type EngineSupports,
  type FinishEvent,
  type GenerateRequest,
  type HarnessError,
  type ModelInfo,
} from '@orion-harness/core'
import { startChild, type ChildChannel } from './child-channel.ts'
import { unpackEvent, type PlainOptions, type PlainRequest } from './child-protocol.ts'
import { engineClosed, loadingAborted, promptOf } from './engine-errors.ts'
import type { LlamaCppEngine } from './open-engine.ts'
import type { LlamaCppOptions } from './options.ts'
import { unlessAborted } from './unless-aborted.ts'

const closeWithinMs = 5000

/**
 * The same engine with the model in a child process. A crash there ends the running generations with
 * `ENGINE_CRASHED`; the next call starts a fresh child, which loads the model again. `options.signal` concerns the
 * first child alone. A request aborted while a fresh child loads ends at once; the child is there for the next.
 */
export async function isolatedEngine(path: string, options: LlamaCppOptions): Promise<LlamaCppEngine> {
  const { toGrammar, onLoadProgress, onLog, isolate } = options
  const execArgv = typeof isolate === 'object' ? isolate.execArgv : undefined
  let opening: Promise<Opened> | undefined
  let latest: ChildChannel | undefined
  let isClosed = false

  const start = async (signal: AbortSignal | undefined): Promise<Opened> => {
    if (signal?.aborted) throw loadingAborted(signal)
    const channel = startChild(execArgv, { onLoadProgress, onLog })
    latest = channel
    const kill = () => channel.kill()
    signal?.addEventListener('abort', kill, { once: true })
    try {
      return {
        channel,
        ...(await channel.call('open', path, plainOptions(options))),
      }
    } catch (error) {
      channel.kill()
      throw signal?.aborted ? loadingAborted(signal) : error
    } finally {
      signal?.removeEventListener('abort', kill)
    }
  }

  const open = (signal?: AbortSignal): Promise<Opened> => {
    const attempt = start(signal)
    opening = attempt
    attempt.catch(() => {
      if (opening === attempt) opening = undefined
    })
    return attempt
  }

  const alive = async (): Promise<ChildChannel> => {
    if (isClosed) throw engineClosed()
    const known = opening
    const { channel } = await (known ?? open())
    if (!channel.isDead) return channel
    return (await (opening === known ? open() : (opening ?? open()))).channel
  }

  async function* generate(request: GenerateRequest): AsyncGenerator<EngineEvent, void> {
    const seen: Seen = { startedAt: performance.now(), promptTokens: 0, reusedTokens: 0, completionTokens: 0 }
    let isEnded = false
    let channel: ChildChannel | undefined
    let generation: number | undefined
    const abort = () => channel && generation !== undefined && channel.abort(generation)
    try {
      channel = await unlessAborted(alive, request.signal)
      if (channel === undefined) {
        yield brokenFinish(seen, undefined)
        return
      }
      generation = await channel.call('generate', plainRequest(request, toGrammar))
      request.signal?.addEventListener('abort', abort, { once: true })
      if (request.signal?.aborted) abort()
      for (;;) {
        const event = await channel.call('next', generation)
        note(seen, event)
        isEnded = event.type === 'finish'
        yield unpackEvent(event)
        if (isEnded) return
      }
    } catch (error) {
      if (!isHarnessError(error)) throw error
      isEnded = true
      yield brokenFinish(seen, isClosed ? undefined : error)
    } finally {
      request.signal?.removeEventListener('abort', abort)
      if (!isEnded && channel && generation !== undefined && !channel.isDead) {
        channel.abort(generation)
        await ignoreCrash(channel.call('leave', generation))
      }
    }
  }

  const { model, supports } = await open(options.signal)
  return {
    name: 'llamacpp',
    model,
    supports,
    get processId() {
      return latest?.processId
    },
    countTokens: async (prompt) => (await alive()).call('countTokens', prompt),
    isControlToken: async (text) => (await alive()).call('isControlToken', text),
    generate(request) {
      if (isClosed) throw engineClosed()
      promptOf(request)
      return generate(request)
    },
    saveState: async (file, cacheKey) => (await alive()).call('saveState', file, cacheKey),
    loadState: async (file) => (await alive()).call('loadState', file),
    async close() {
      if (isClosed) return
      isClosed = true
      const channel = latest
      if (channel === undefined || channel.isDead) return
      const timer = setTimeout(() => channel.kill(), closeWithinMs)
      try {
        await ignoreCrash(channel.call('close'))
      } finally {
        clearTimeout(timer)
        channel.kill()
      }
    },
  }
}

/** A child that has ended needs not be told to stop. */
async function ignoreCrash(call: Promise<unknown>): Promise<void> {
  try {
    await call
  } catch (error) {
    if (!isHarnessError(error, 'ENGINE_CRASHED')) throw error
  }
}

interface Opened {
  readonly channel: ChildChannel
  readonly model: ModelInfo
  readonly supports: EngineSupports
}

/** What a generation had shown when it ended without its child. */
interface Seen {
  readonly startedAt: number
  promptTokens: number
  reusedTokens: number
  completionTokens: number
}

function note(seen: Seen, event: EngineEvent): void {
  if (event.type === 'text-delta') seen.completionTokens += event.tokens
  if (event.type !== 'prefill') return
  seen.promptTokens = event.total
  seen.reusedTokens = event.reused
}

function brokenFinish(seen: Seen, error: HarnessError | undefined): FinishEvent {
  const { startedAt, promptTokens, reusedTokens, completionTokens } = seen
  return {
    type: 'finish',
    reason: error ? 'error' : 'aborted',
    usage: { promptTokens, reusedTokens, completionTokens, exact: true },
    timings: { firstTokenMs: 0, prefillMs: 0, decodeMs: performance.now() - startedAt },
    ...(error ? { error } : {}),
  }
}

function plainOptions(options: LlamaCppOptions): PlainOptions {
  const { llama: _llama, onLoadProgress: _progress, onLog: _log, signal: _signal, ...others } = options
  const { toGrammar: _toGrammar, download: _download, isolate: _isolate, ...plain } = others
  return plain
}

/** A schema crosses as the grammar it was turned into, because the function that does it cannot. */
function plainRequest(
  { signal: _signal, constraint, ...request }: GenerateRequest,
  toGrammar: LlamaCppOptions['toGrammar'],
): PlainRequest {
  if (constraint === undefined) return request
  const gbnf = constraint.jsonSchema && toGrammar?.(constraint.jsonSchema)
  return { ...request, constraint: gbnf === undefined ? constraint : { ...constraint, jsonSchema: { gbnf } } }
}
