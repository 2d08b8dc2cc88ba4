import { HarnessError } from '@orion-harness/core'
import { parseJson } from '../read-json.ts'
import type { Settings } from '../settings.ts'
import { readBody } from './read-body.ts'
import { transportError } from './transport-error.ts'

/** The answer to a question that is quick to answer. */
export interface Answer {
  readonly status: number
  /** The body as JSON, or undefined when it is none. */
  readonly json: unknown
  readonly text: string
}

const LONGEST_ANSWER = 16 * 1024 * 1024

/**
 * Asks the server something short: a GET, or a POST when there is a body. Throws `ENGINE_UNREACHABLE` when there
 * is no server, `ENGINE_TIMEOUT` when it does not answer within `timeouts.connectMs`, and `ENGINE_ABORTED`.
 */
export async function ask(
  settings: Settings,
  url: string,
  options: { readonly body?: unknown; readonly signal?: AbortSignal | undefined } = {},
): Promise<Answer> {
  const { connectMs } = settings.timeouts
  const controller = new AbortController()
  const abort = () => controller.abort()
  const timer = connectMs === Number.POSITIVE_INFINITY ? undefined : setTimeout(abort, connectMs)
  options.signal?.addEventListener('abort', abort)
  if (options.signal?.aborted === true) abort()
  let hasAnswered = false
  try {
    const response = await settings.fetch(url, {
      signal: controller.signal,
      headers: { ...settings.headers, 'content-type': 'application/json', accept: 'application/json' },
      ...('body' in options ? { method: 'POST', body: JSON.stringify(options.body) } : {}),
    })
    hasAnswered = true
    const text = await readBody(response, LONGEST_ANSWER)
    return { status: response.status, json: parseJson(text), text }
  } catch (error) {
    if (options.signal?.aborted === true)
      throw new HarnessError('ENGINE_ABORTED', 'Aborted.', { cause: error })
    if (controller.signal.aborted) {
      throw new HarnessError('ENGINE_TIMEOUT', `${url} did not answer within ${connectMs} ms.`, {
        hint: 'Is it the right address? Raise `timeouts.connectMs` for a slow one.',
        data: { phase: 'connect', timeoutMs: connectMs },
      })
    }
    throw transportError(error, url, hasAnswered, settings).error
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', abort)
  }
}
