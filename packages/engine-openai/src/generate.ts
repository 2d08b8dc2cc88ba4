import { HarnessError, isHarnessError } from '@orion-harness/core'
import type { EngineEvent, FinishEvent, FinishReason, GenerateRequest } from '@orion-harness/core'
import { attempt } from './http/attempt.ts'
import type { Failure } from './http/failure.ts'
import { retryDelay, wait } from './http/retry-delay.ts'
import type { Profile } from './profile.ts'
import { refusedField, withoutFields } from './request/refused-field.ts'
import { sentSeed } from './request/sent-seed.ts'
import { wireRequest } from './request/wire-request.ts'
import type { WireRequest } from './request/wire-request.ts'
import { createReply } from './stream/reply.ts'
import type { Reply, ReplyEnd } from './stream/reply.ts'

/** The wait between two looks at a server that loads its model. */
const LOADING_PAUSE_MS = 1_000

/**
 * Runs one generation in `slot`: lays the request out, sends it, again where that may help and nothing has been
 * shown, and ends with one `finish`. Never throws. `signal` ends it as aborted.
 */
export async function* generate(
  request: GenerateRequest,
  profile: Profile,
  slot: number,
  signal: AbortSignal,
): AsyncGenerator<EngineEvent, void, undefined> {
  const clock = createClock()
  let wire: WireRequest
  try {
    wire = await wireRequest(request, profile, slot, signal)
    refuseOverflow(wire, profile)
  } catch (error) {
    if (!isHarnessError(error)) throw error
    yield finishEvent(
      signal.aborted ? 'aborted' : 'error',
      undefined,
      undefined,
      clock,
      signal.aborted ? undefined : error,
    )
    return
  }
  for (const warning of wire.warnings) yield warning

  const { settings, model } = profile
  const about = {
    redact: settings.redact,
    promptTokens: wire.promptTokens.count,
    contextWindow: model.contextWindow,
  }
  for (let retries = 0; ;) {
    const reply = createReply(request.stop, request.maxTokens, () => clock.token())
    const body = withoutFields(wire.body, profile.refused)
    const sent: Sent = { promptTokens: wire.promptTokens, seed: sentSeed(body, profile.kind) }
    const call = { settings, url: wire.url, body, read: wire.read, reply, signal, about }
    const failure = yield* attempt(call)
    const ended = endOf(reply, failure, signal)
    if (ended.failure === undefined || reply.hasBegun) {
      yield* ended.end.events
      if (ended.failure === undefined) yield* cutWarning(ended.end, wire)
      yield finishEvent(ended.end.reason, ended.end, sent, clock, ended.failure?.error)
      return
    }
    const field = refusedField(ended.failure.error, body)
    if (field !== undefined) {
      profile.refused.add(field)
      yield fieldWarning(field)
      continue
    }
    const pause = pauseBefore(ended.failure, retries, profile, clock)
    if (pause === undefined) {
      yield finishEvent('error', undefined, sent, clock, ended.failure.error)
      return
    }
    if (ended.failure.retry !== 'wait') retries += 1
    yield retryWarning(ended.failure, pause)
    await wait(pause, signal)
  }
}

interface Ended {
  readonly end: ReplyEnd
  readonly failure: Failure | undefined
}

/** How a reply ended: as the server said, as aborted, or with what came before it failed. */
function endOf(reply: Reply, failure: Failure | undefined, signal: AbortSignal): Ended {
  if (signal.aborted && !reply.isComplete) return { end: reply.end('aborted'), failure: undefined }
  if (failure !== undefined) return { end: reply.end('error'), failure }
  try {
    return { end: reply.end(), failure: undefined }
  } catch (error) {
    if (!isHarnessError(error)) throw error
    return { end: reply.end('error'), failure: { error, retry: 'again' } }
  }
}

function pauseBefore(
  { retry, retryAfterMs }: Failure,
  retries: number,
  { settings }: Profile,
  clock: Clock,
): number | undefined {
  if (retry === 'never') return undefined
  if (retry === 'wait') {
    const left = settings.timeouts.firstTokenMs - clock.elapsed()
    return left > 0 ? Math.min(left, retryAfterMs ?? LOADING_PAUSE_MS) : undefined
  }
  return retries < settings.retries.count
    ? retryDelay(retries + 1, retryAfterMs, settings.retries)
    : undefined
}

function refuseOverflow({ promptTokens }: WireRequest, { model }: Profile): void {
  const { count, exact } = promptTokens
  if (!exact || count < model.contextWindow) return
  throw new HarnessError(
    'CONTEXT_OVERFLOW',
    `The prompt has ${count} tokens, the window ${model.contextWindow}.`,
    {
      hint: 'Keep less of the conversation, or give the server a larger window.',
      data: { promptTokens: count, contextWindow: model.contextWindow },
    },
  )
}

function* cutWarning({ counts }: ReplyEnd, { promptTokens }: WireRequest): Generator<EngineEvent> {
  const read = counts.promptTokens
  if (read === undefined || read >= promptTokens.fewest * 0.95 - 16) return
  yield {
    type: 'warning',
    code: 'prompt-cut',
    message: `The server read ${read} tokens of a prompt that has ${promptTokens.fewest} or more: it has cut it. Set \`contextWindow\`, or allocate a larger window.`,
  }
}

function retryWarning({ error, retry }: Failure, pauseMs: number): EngineEvent {
  const seconds = (pauseMs / 1_000).toFixed(1)
  return retry === 'wait'
    ? { type: 'warning', code: 'model-loading', message: 'The server loads the model; waiting for it.' }
    : { type: 'warning', code: 'retry', message: `${error.message} Trying again in ${seconds} s.` }
}

function fieldWarning(field: string): EngineEvent {
  return {
    type: 'warning',
    code: 'field-refused',
    message: `The server does not take "${field}"; it is left out.`,
  }
}

interface Clock {
  elapsed(): number
  /** Notes the first and the latest token. */
  token(): void
  readonly firstToken: number | undefined
  readonly lastToken: number | undefined
}

function createClock(): Clock {
  const start = performance.now()
  let firstToken: number | undefined
  let lastToken: number | undefined
  return {
    elapsed: () => performance.now() - start,
    token() {
      lastToken = performance.now() - start
      firstToken ??= lastToken
    },
    get firstToken() {
      return firstToken
    },
    get lastToken() {
      return lastToken
    },
  }
}

interface Sent {
  readonly promptTokens: WireRequest['promptTokens']
  /** The seed that the body really had. */
  readonly seed: number | undefined
}

function finishEvent(
  reason: FinishReason,
  end: ReplyEnd | undefined,
  sent: Sent | undefined,
  clock: Clock,
  error: HarnessError | undefined,
): FinishEvent {
  const counts = end?.counts ?? {}
  const now = clock.elapsed()
  const firstTokenMs = clock.firstToken ?? now
  const promptTokens = counts.promptTokens ?? sent?.promptTokens.count ?? 0
  const isPromptExact = counts.promptTokens !== undefined || sent?.promptTokens.exact === true
  return {
    type: 'finish',
    reason: error === undefined ? reason : 'error',
    usage: {
      promptTokens,
      reusedTokens: Math.min(promptTokens, counts.reusedTokens ?? 0),
      completionTokens: counts.completionTokens ?? end?.deltas ?? 0,
      exact: isPromptExact && (counts.completionTokens !== undefined || (end?.deltas ?? 0) === 0),
    },
    timings: {
      firstTokenMs,
      prefillMs: Math.min(firstTokenMs, counts.prefillMs ?? firstTokenMs),
      decodeMs: Math.min(now, counts.decodeMs ?? (clock.lastToken ?? firstTokenMs) - firstTokenMs),
    },
    ...(sent?.seed === undefined ? {} : { seed: sent.seed }),
    ...(error === undefined ? {} : { error }),
  }
}
