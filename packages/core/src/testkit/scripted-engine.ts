import type { Engine, EngineSupports } from '../contract/engine.ts'
import type { EngineEvent, FinishEvent, FinishReason } from '../contract/engine-event.ts'
import { HarnessError } from '../contract/error.ts'
import type { GenerateRequest } from '../contract/generate-request.ts'
import type { ModelInfo } from '../contract/model-info.ts'
import type { Prompt } from '../contract/prompt.ts'
import { eventsOf } from './script.ts'
import type { Script, ScriptedReply } from './script.ts'
import { waitUnlessAborted } from './wait-unless-aborted.ts'

export interface ScriptedEngineOptions {
  readonly model?: Partial<ModelInfo>
  readonly supports?: Partial<EngineSupports>
  /** Tokens of a text. Default one per four characters. */
  readonly countText?: (text: string) => number
}

/** An engine that says what it is told to, and remembers what it was asked. */
export interface ScriptedEngine extends Engine {
  readonly requests: readonly GenerateRequest[]
  /** Generations that have begun and not ended. */
  readonly running: number
}

/**
 * An engine without a model, for tests. Replies come from `script` in order; when it is used up, a call ends with an
 * error. It counts tokens, reuses prefixes and obeys the abort as a real one does, except where a fault says otherwise.
 * After `close` it refuses with `ENGINE_CLOSED`, and no reply is used up.
 */
export function scriptedEngine(script: Script, options: ScriptedEngineOptions = {}): ScriptedEngine {
  const { countText = (text) => Math.ceil(text.length / 4) } = options
  const requests: GenerateRequest[] = []
  const close = new AbortController()
  let running = 0
  let cached = ''

  const count = (prompt: Prompt) => countText(prompt.map((piece) => piece.text).join(''))

  async function* generate(request: GenerateRequest): AsyncGenerator<EngineEvent> {
    if (close.signal.aborted) {
      throw new HarnessError('ENGINE_CLOSED', 'The engine is closed.', { hint: 'Make a new one.' })
    }
    const item = script[requests.length]
    requests.push(request)
    running++
    try {
      const given = typeof item === 'function' ? item(request) : item
      yield* play(request, typeof given === 'string' ? { text: given } : given)
    } finally {
      running--
    }
  }

  async function* play(
    request: GenerateRequest,
    reply: ScriptedReply | undefined,
  ): AsyncGenerator<EngineEvent> {
    const text = textOf(request)
    const reused = countText(commonPrefix(cached, text))
    const total = countText(text)
    cached = text
    let completion = 0
    const finish = (reason: FinishReason, error?: HarnessError): FinishEvent => ({
      type: 'finish',
      reason,
      usage: { promptTokens: total, reusedTokens: reused, completionTokens: completion, exact: true },
      timings: { firstTokenMs: 0, prefillMs: 0, decodeMs: 0 },
      seed: request.sampling.seed ?? 1,
      ...(error === undefined ? {} : { error }),
    })
    if (reply === undefined) {
      yield finish('error', new HarnessError('ENGINE_FAILED', 'The script has no reply left.'))
      return
    }

    const events = eventsOf(reply)
    const { fault, delayMs = 0, calls = [] } = reply
    const stopping = [request.signal, close.signal]
    const isStopped = () => stopping.some((signal) => signal?.aborted === true)
    for (const [index, event] of [...events, undefined].entries()) {
      if (delayMs > 0) await waitUnlessAborted(stopping, delayMs)
      if (fault !== undefined && fault.at === index && fault.type !== 'twice') {
        const ended = await act(fault.type, fault.message ?? 'scripted fault', stopping)
        if (ended === 'end') return
        yield finish(ended, ended === 'error' ? scriptedError(fault.message) : undefined)
        return
      }
      if (isStopped()) {
        yield finish('aborted')
        return
      }
      if (event === undefined) break
      if ('tokens' in event) completion += event.tokens
      if (completion > request.maxTokens) {
        completion--
        yield finish('length')
        return
      }
      yield event
    }
    cached += reply.text ?? ''
    yield finish(reply.finish ?? (calls.length > 0 ? 'tool-calls' : 'stop'))
    if (fault?.type === 'twice') yield { type: 'text-delta', text: 'after the end', tokens: 1 }
  }

  return {
    name: 'scripted',
    model: { name: 'scripted', contextWindow: 4_096, chatTemplates: {}, ...options.model },
    supports: {
      inputs: ['prompt', 'messages'],
      exactCounts: true,
      prefixReuse: true,
      seed: true,
      constraints: [],
      nativeTools: true,
      nativeReasoning: true,
      concurrency: 1,
      ...options.supports,
    },
    requests,
    get running() {
      return running
    },
    countTokens: count,
    generate,
    async close() {
      close.abort()
    },
  }
}

async function act(
  type: 'throw' | 'end' | 'error' | 'hang' | 'deaf',
  message: string,
  stopping: readonly (AbortSignal | undefined)[],
): Promise<'end' | 'error' | 'aborted'> {
  switch (type) {
    case 'throw':
      throw new Error(message)
    case 'end':
    case 'error':
      return type
    case 'hang':
      await waitUnlessAborted(stopping)
      return 'aborted'
    case 'deaf':
      return new Promise(() => undefined)
  }
}

function scriptedError(message = 'scripted fault'): HarnessError {
  return new HarnessError('ENGINE_FAILED', message)
}

function textOf({ input }: GenerateRequest): string {
  return input.type === 'prompt'
    ? input.prompt.map((piece) => piece.text).join('')
    : JSON.stringify([input.tools, ...input.messages])
}

function commonPrefix(left: string, right: string): string {
  let length = 0
  while (length < left.length && left[length] === right[length]) length++
  return left.slice(0, length)
}
