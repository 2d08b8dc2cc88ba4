import { HarnessError } from '@orion-harness/core'
import { createRedact } from './http/secrets.ts'
import type { Redact } from './http/secrets.ts'
import type { OpenAIEngineOptions } from './options.ts'

/** The options, checked, with every default in its place. */
export interface Settings {
  /** The server without `/v1`, without a slash at its end. */
  readonly root: string
  /** The API, such as `http://127.0.0.1:8080/v1`. */
  readonly api: string
  readonly headers: Readonly<Record<string, string>>
  readonly redact: Redact
  readonly fetch: typeof globalThis.fetch
  readonly timeouts: { readonly connectMs: number; readonly firstTokenMs: number; readonly stallMs: number }
  readonly retries: { readonly count: number; readonly backoffMs: number; readonly mostMs: number }
}

/** Throws `OPTION_INVALID` on an option that cannot be used, and never names a secret. */
export function settingsOf(options: OpenAIEngineOptions): Settings {
  const { apiKey, headers = {}, timeouts = {}, retries = {} } = options
  const { root, api } = addressOf(options.baseUrl)
  for (const [name, value] of Object.entries({ ...headers, apiKey: apiKey ?? '' })) {
    if (!/^[\t\x20-\x7e\x80-\xff]*$/u.test(value)) {
      throw invalid(
        `The value of "${name}" has characters that a header cannot carry.`,
        'Is there a line end in it?',
      )
    }
  }
  for (const [name, value] of [
    ['contextWindow', options.contextWindow],
    ['concurrency', options.concurrency],
  ] as const) {
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= 1)) {
      throw invalid(
        `The option \`${name}\` must be a whole number of 1 or more.`,
        'Leave it out for the default.',
      )
    }
  }
  const authorization = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }
  return {
    root,
    api,
    headers: { ...authorization, ...headers },
    redact: createRedact([...(apiKey === undefined ? [] : [apiKey]), ...Object.values(headers)]),
    fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
    timeouts: {
      connectMs: timeouts.connectMs ?? 10_000,
      firstTokenMs: timeouts.firstTokenMs ?? 600_000,
      stallMs: timeouts.stallMs ?? 120_000,
    },
    retries: {
      count: retries.count ?? 2,
      backoffMs: retries.backoffMs ?? 500,
      mostMs: retries.mostMs ?? 30_000,
    },
  }
}

function addressOf(baseUrl: string): { readonly root: string; readonly api: string } {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  if (url === undefined || !/^https?:$/u.test(url.protocol)) {
    throw invalid('The option `baseUrl` is no http or https address.', 'Such as http://127.0.0.1:8080/v1.')
  }
  if (url.username !== '' || url.password !== '') {
    throw invalid('The option `baseUrl` holds a name or a password.', 'Use `apiKey` or `headers` instead.')
  }
  const address = url.origin + url.pathname.replace(/\/+$/u, '')
  const version = /\/v\d+[a-z0-9]*$/u.exec(address)?.[0]
  return version === undefined
    ? { root: address, api: `${address}/v1` }
    : { root: address.slice(0, -version.length), api: address }
}

function invalid(message: string, hint: string): HarnessError {
  return new HarnessError('OPTION_INVALID', message, { hint })
}
