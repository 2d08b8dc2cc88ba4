import { HarnessError } from '@orion-harness/core'
import type { Settings } from '../settings.ts'
import type { Failure } from './failure.ts'

/** What a `fetch` or a read that threw means. `hasAnswered` is true once the headers of the answer were there. */
export function transportError(
  thrown: unknown,
  url: string,
  hasAnswered: boolean,
  { redact, api }: Pick<Settings, 'redact' | 'api'>,
): Failure {
  const words = describe(thrown)
  const cause = new Error(redact(words))
  if (hasAnswered) {
    const error = new HarnessError(
      'ENGINE_STREAM_BROKEN',
      'The connection broke in the middle of the reply.',
      {
        hint: 'What came until then is kept. Did the server crash, or a proxy give up?',
        cause,
      },
    )
    return { error, retry: 'again' }
  }
  if (/HEADERS_TIMEOUT|ETIMEDOUT|CONNECT_TIMEOUT|Timeout/u.test(words)) {
    const error = new HarnessError('ENGINE_TIMEOUT', `${url} did not answer in time.`, {
      hint: 'The runtime gave up before `timeouts.firstTokenMs`. Pass a `fetch` with longer limits of its own.',
      cause,
    })
    return { error, retry: 'never' }
  }
  const reset = /ECONNRESET|EPIPE|other side closed|socket hang up/u.test(words)
  const unknownHost = /ENOTFOUND|EAI_AGAIN/u.test(words)
  const error = new HarnessError(
    'ENGINE_UNREACHABLE',
    reset ? `${url} closed the connection before it answered.` : `Cannot reach ${url}.`,
    {
      hint: reset
        ? 'Did the server crash? Look into its log.'
        : unknownHost
          ? 'The host name is unknown. Check the base URL.'
          : `Is the server running? Try: curl ${api}/models`,
      cause,
    },
  )
  return { error, retry: unknownHost ? 'never' : 'again' }
}

function describe(thrown: unknown): string {
  const parts: string[] = []
  for (let error = thrown; error instanceof Error && parts.length < 5; error = error.cause) {
    const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
    parts.push(`${error.name}: ${error.message}${code}`)
  }
  return parts.length === 0 ? String(thrown) : parts.join(' < ')
}
