import type { Engine, EngineSupports } from '../../../contract/engine.ts'
import type { EngineEvent, FinishReason } from '../../../contract/engine-event.ts'
import { HarnessError } from '../../../contract/error.ts'
import type { GenerateRequest } from '../../../contract/generate-request.ts'
import { pause } from '../until-idle.ts'
import { overflow } from './overflow.ts'
import { planReply } from './plan-reply.ts'
import { promptTokens, wordsOf } from './reference-tokens.ts'

export interface ReferenceEngine extends Engine {
  isIdle(): boolean
}

const WINDOW = 4096
const PREFILL_BATCH = 32

/**
 * A small engine in memory that keeps every promise of the contract, so that an engine broken on purpose differs
 * from it in one thing. What it says is spelled out in the last line of its input; see `planReply`.
 */
export function referenceEngine(supports: EngineSupports): ReferenceEngine {
  const closing = new AbortController()
  const waiting: (() => void)[] = []
  let running = 0
  let cached: readonly string[] = []

  async function enter(): Promise<void> {
    if (running >= supports.concurrency) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
  }

  function leave(): void {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }

  async function* run(request: GenerateRequest): AsyncGenerator<EngineEvent, void, undefined> {
    const start = performance.now()
    const tokens = promptTokens(request.input)
    if (tokens.length > WINDOW) throw overflow(tokens.length, WINDOW)
    const reused = sharedPrefix(cached, tokens)
    const seed = request.sampling.seed ?? 4711
    const isStopped = () => request.signal?.aborted === true || closing.signal.aborted
    let reason: FinishReason | undefined
    let produced = 0
    let firstTokenAt: number | undefined

    for (let read = reused; read < tokens.length; read += PREFILL_BATCH) {
      await pause(0)
      if (isStopped()) {
        reason = 'aborted'
        break
      }
      const processed = Math.min(tokens.length, read + PREFILL_BATCH)
      yield { type: 'prefill', processed, total: tokens.length, reused }
    }
    cached = tokens
    const plan = planReply(request, supports, seed)
    const shown = untilStop(plan.text, request.stop)
    for (const [type, text] of [
      ['reasoning-delta', plan.reasoning],
      ['text-delta', shown],
    ] as const) {
      for (const word of wordsOf(text)) {
        if (produced % 4 === 0) await pause(0)
        if (isStopped()) reason = 'aborted'
        else if (produced >= request.maxTokens) reason = 'length'
        if (reason !== undefined) break
        produced += 1
        firstTokenAt ??= performance.now()
        yield { type, text: word, tokens: 1 }
      }
    }
    if (reason === undefined) {
      for (const call of plan.calls) yield { type: 'tool-call', ...call }
      reason = plan.calls.length > 0 ? 'tool-calls' : 'stop'
    }
    const end = performance.now()
    yield {
      type: 'finish',
      reason,
      seed,
      usage: { promptTokens: tokens.length, reusedTokens: reused, completionTokens: produced, exact: true },
      timings: {
        firstTokenMs: (firstTokenAt ?? end) - start,
        prefillMs: (firstTokenAt ?? end) - start,
        decodeMs: end - (firstTokenAt ?? end),
      },
    }
  }

  return {
    name: 'reference',
    model: { name: 'reference-model', contextWindow: WINDOW, chatTemplates: {} },
    supports,
    countTokens: (prompt) => promptTokens({ type: 'prompt', prompt }).length,
    async *generate(request) {
      if (closing.signal.aborted) throw new HarnessError('ENGINE_CLOSED', 'The engine is closed.')
      if (!supports.inputs.includes(request.input.type)) {
        throw new HarnessError('ENGINE_UNSUPPORTED', `This engine takes no ${request.input.type}.`)
      }
      await enter()
      try {
        yield* run(request)
      } finally {
        leave()
      }
    },
    async close() {
      closing.abort()
    },
    isIdle: () => running === 0,
  }
}

function sharedPrefix(left: readonly string[], right: readonly string[]): number {
  const different = right.findIndex((token, index) => left[index] !== token)
  return different === -1 ? Math.max(0, right.length - 1) : different
}

function untilStop(text: string, stop: readonly string[]): string {
  const ends = stop.map((string) => text.indexOf(string)).filter((index) => index >= 0)
  return ends.length === 0 ? text : text.slice(0, Math.min(...ends))
}
