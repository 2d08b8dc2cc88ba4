import type { Settings } from '../settings.ts'

/**
 * How long to wait before attempt `attempt` (1 is the first retry), in milliseconds: what the server asked for, or
 * a wait that doubles, give or take a quarter. Undefined when the server asks for more than the longest wait.
 */
export function retryDelay(
  attempt: number,
  askedMs: number | undefined,
  retries: Settings['retries'],
  random: () => number = Math.random,
): number | undefined {
  if (askedMs !== undefined) return askedMs <= retries.mostMs ? askedMs : undefined
  const doubled = retries.backoffMs * 2 ** (attempt - 1)
  return Math.min(retries.mostMs, doubled) * (0.75 + random() / 2)
}

/** What `retry-after-ms` or `retry-after` (seconds, or a date) asks for, in milliseconds. */
export function askedDelay(headers: Headers, now: number = Date.now()): number | undefined {
  const exact = headers.get('retry-after-ms')
  if (exact !== null && /^\d+(?:\.\d+)?$/u.test(exact)) return Number(exact)
  const asked = headers.get('retry-after')
  if (asked === null) return undefined
  if (/^\d+(?:\.\d+)?$/u.test(asked)) return Number(asked) * 1_000
  const date = Date.parse(asked)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

/** Waits; false when `signal` was aborted first. */
export function wait(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false)
  return new Promise((resolve) => {
    const settle = (whole: boolean) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      resolve(whole)
    }
    const abort = () => settle(false)
    const timer = setTimeout(() => settle(true), ms)
    signal.addEventListener('abort', abort)
  })
}
