/** Ends a request that takes too long. */
export interface Watchdog {
  /** Something of the reply came: from now on the limit is the one between two pieces. */
  feed(): void
  /** The reply is complete and only a rest may follow: from now on the limit is `ms`. */
  hurry(ms: number): void
  /** The limit that was passed, or undefined. */
  readonly bitten: { readonly phase: WatchPhase; readonly timeoutMs: number } | undefined
  stop(): void
}

export type WatchPhase = 'first-token' | 'stall' | 'rest'

/** The longest delay a timer takes, about 24 days; what is longer waits for ever. */
const LONGEST_TIMER = 2 ** 31 - 1

/**
 * Calls `bite` when nothing comes within `firstMs`, or within `stallMs` after a piece came. Feeding it costs one
 * reading of the clock; the timer is set anew only when it goes off early.
 */
export function createWatchdog(firstMs: number, stallMs: number, bite: () => void): Watchdog {
  let since = performance.now()
  let phase: WatchPhase = 'first-token'
  let limit = firstMs
  let bitten: Watchdog['bitten']
  let timer: ReturnType<typeof setTimeout> | undefined

  function watch(): void {
    clearTimeout(timer)
    const left = since + limit - performance.now()
    if (left > LONGEST_TIMER) return
    if (left > 0) {
      timer = setTimeout(watch, left)
      return
    }
    bitten = { phase, timeoutMs: limit }
    bite()
  }

  function enter(next: WatchPhase, ms: number): void {
    phase = next
    limit = ms
    watch()
  }

  watch()
  return {
    feed() {
      since = performance.now()
      if (phase === 'first-token') enter('stall', stallMs)
    },
    hurry(ms) {
      since = performance.now()
      enter('rest', ms)
    },
    get bitten() {
      return bitten
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
