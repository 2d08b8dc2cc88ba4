import type { Tool } from '@orion-harness/core'

/** Options of `withRetries`. */
export interface RetryOptions {
  /** Runs at most, the first one included; at least 1. */
  readonly attempts: number
  /** Milliseconds to wait before the second run; doubles each time. Default 0. */
  readonly delayMs?: number
  /** Which failures are worth another run. Default: all. */
  readonly retryOn?: (error: unknown) => boolean
}

/**
 * The same tool, run again by the harness when it throws, so that a hiccup costs no model call. Each retry is shown as
 * progress. The call's timeout covers all runs together, and an aborted call is not run again. Throws `RangeError`
 * when `attempts` is not a count from 1.
 */
export function withRetries(tool: Tool, options: RetryOptions): Tool {
  const { attempts, delayMs = 0, retryOn = () => true } = options
  if (!Number.isInteger(attempts) || attempts < 1) {
    throw new RangeError(`attempts must be a whole number from 1, not ${attempts}`)
  }
  return {
    ...tool,
    async prepare(input) {
      const prepared = await tool.prepare(input)
      if (!prepared.ok) return prepared
      return {
        ok: true,
        async run(context) {
          for (let attempt = 1; ; attempt++) {
            try {
              return await prepared.run(context)
            } catch (error) {
              if (attempt >= attempts || context.signal.aborted || !retryOn(error)) throw error
              context.progress({ attempt, problem: error instanceof Error ? error.message : String(error) })
              await pause(delayMs * 2 ** (attempt - 1), context.signal)
              context.signal.throwIfAborted()
            }
          }
        },
      }
    },
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const done = (): void => resolve()
  const timer = setTimeout(done, milliseconds)
  signal.addEventListener('abort', done, { once: true })
  await promise
  clearTimeout(timer)
  signal.removeEventListener('abort', done)
}
