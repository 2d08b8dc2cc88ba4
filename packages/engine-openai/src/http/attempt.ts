import { HarnessError, isHarnessError } from '@orion-harness/core'
import type { EngineEvent } from '@orion-harness/core'
import { parseJson } from '../read-json.ts'
import type { Settings } from '../settings.ts'
import { createMessageReader } from '../stream/message-reader.ts'
import type { StreamMessage } from '../stream/message-reader.ts'
import { readFailure } from '../stream/read-failure.ts'
import type { ReplyDelta } from '../stream/reply-delta.ts'
import type { Reply } from '../stream/reply.ts'
import { failureOf } from './failure.ts'
import type { Failure, FailureContext } from './failure.ts'
import { readBody } from './read-body.ts'
import { askedDelay } from './retry-delay.ts'
import { transportError } from './transport-error.ts'
import { createWatchdog } from './watchdog.ts'
import type { WatchPhase } from './watchdog.ts'

/** One request for a reply. */
export interface Call {
  readonly settings: Settings
  readonly url: string
  readonly body: unknown
  /** Turns a message of this server into a delta. */
  readonly read: (value: unknown) => ReplyDelta
  readonly reply: Reply
  /** Aborted by the caller, or by closing the engine. */
  readonly signal: AbortSignal
  readonly about: FailureContext
}

const LONGEST_ERROR = 64 * 1024
/** Usage may follow the finish reason; a server that has said `[DONE]` only has to end the answer. */
const REST_AFTER_FINISH_MS = 1_000
const REST_AFTER_DONE_MS = 20

/**
 * Sends one request and gives its events. Returns why it failed, or undefined when the reply was read to its end,
 * or aborted. The time its consumer takes counts towards no limit. The socket is closed when it returns, whatever
 * happened.
 */
export async function* attempt(call: Call): AsyncGenerator<EngineEvent, Failure | undefined, undefined> {
  const { settings, url, reply, signal } = call
  const { firstTokenMs, stallMs } = settings.timeouts
  const controller = new AbortController()
  const stop = () => controller.abort()
  const watchdog = createWatchdog(firstTokenMs, stallMs, stop)
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  let hasAnswered = false
  let hasWarned = false
  try {
    const response = await settings.fetch(url, {
      method: 'POST',
      signal: controller.signal,
      headers: {
        ...settings.headers,
        'content-type': 'application/json',
        accept: 'text/event-stream, application/x-ndjson, application/json',
      },
      body: JSON.stringify(call.body),
    })
    hasAnswered = true
    if (!response.ok) return await refusal(response, call.about)
    for await (const messages of messagesOf(response)) {
      if (reply.hasBegun) watchdog.feed()
      for (const message of messages) {
        if (signal.aborted) return undefined
        if (message.type === 'done') {
          reply.done()
          watchdog.hurry(REST_AFTER_DONE_MS)
        } else if (message.type === 'garbage') {
          if (hasWarned) continue
          hasWarned = true
          watchdog.rest()
          yield garbageWarning(message.text, settings)
          watchdog.wake()
        } else {
          const wasComplete = reply.isComplete
          const delta = call.read(message.value)
          if (delta.failure !== undefined) return failureOf(200, delta.failure, call.about)
          for (const event of reply.push(delta)) {
            if (signal.aborted) return undefined
            watchdog.rest()
            yield event
            watchdog.wake()
          }
          if (reply.isStopped) return undefined
          if (reply.hasBegun) watchdog.feed()
          if (reply.isComplete && !wasComplete) watchdog.hurry(REST_AFTER_FINISH_MS)
        }
      }
    }
    return undefined
  } catch (error) {
    if (signal.aborted || reply.isComplete) return undefined
    if (watchdog.bitten !== undefined) return tooSlow(url, watchdog.bitten)
    if (isHarnessError(error)) return { error, retry: 'never' }
    return transportError(error, url, hasAnswered, settings)
  } finally {
    watchdog.stop()
    signal.removeEventListener('abort', stop)
    controller.abort()
  }
}

/** The messages of an answer, as many at a time as came together. */
async function* messagesOf(response: Response): AsyncGenerator<readonly StreamMessage[], void, undefined> {
  const messages = createMessageReader()
  const decoder = new TextDecoder()
  if (response.body !== null) {
    const reader = response.body.getReader()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      yield messages.push(decoder.decode(part.value, { stream: true }))
    }
  }
  yield messages.push(decoder.decode())
  yield messages.end()
}

async function refusal(response: Response, about: FailureContext): Promise<Failure> {
  const text = await readBody(response, LONGEST_ERROR)
  const said = readFailure(parseJson(text)) ?? (text.trim() === '' ? undefined : { message: text.trim() })
  const failure = failureOf(response.status, said, about)
  const retryAfterMs = askedDelay(response.headers)
  const told = response.headers.get('x-should-retry')
  const retry = told === 'false' ? 'never' : told === 'true' ? 'again' : failure.retry
  return { ...failure, retry, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
}

function garbageWarning(text: string, { redact }: Settings): EngineEvent {
  const excerpt = redact(text).slice(0, 80)
  return {
    type: 'warning',
    code: 'stream-garbage',
    message: `The server sent something that is no message; it was left out: ${excerpt}`,
  }
}

function tooSlow(url: string, bitten: { readonly phase: WatchPhase; readonly timeoutMs: number }): Failure {
  const { phase, timeoutMs } = bitten
  const isFirst = phase === 'first-token'
  const error = new HarnessError(
    'ENGINE_TIMEOUT',
    isFirst ? `${url} gave no token within ${timeoutMs} ms.` : `The reply stalled for ${timeoutMs} ms.`,
    {
      hint: isFirst
        ? 'Loading a model and reading a long prompt take time: raise `timeouts.firstTokenMs`.'
        : 'Did the server hang? Raise `timeouts.stallMs` for a very slow one.',
      data: { phase, timeoutMs },
    },
  )
  return { error, retry: 'never' }
}
