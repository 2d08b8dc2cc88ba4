/** Ends a request that takes too long. */
export interface Watchdog {
  /** Something of the reply came: from now on the limit is the one between two pieces. */
  feed(): void
  /** The reply is complete and only a rest may follow: from now on the limit is `ms`. */
  hurry(ms: number): void
  /** The consumer has the word: its time counts towards no limit. */
  rest(): void
  /** The consumer wants more: what was left of the limit before the rest is left again. */
  wake(): void
  /** The limit that was passed, or undefined. */
  readonly bitten: { readonly phase: WatchPhase; readonly timeoutMs: number } | undefined
  stop(): void
}

export type WatchPhase = 'first-token' | 'stall' | 'rest'

/** The longest delay a timer takes, about 24 days; what is longer waits for ever. */
const LONGEST_TIMER = 2 ** 31 - 1

/**
 * Calls `bite` when nothing comes within `firstMs`, or within `stallMs` after a piece came, not counting the time it
 * rests. Feeding, resting and waking cost one reading of the clock each; the timer is set anew only when it goes off
 * early.
 */
export function createWatchdog(firstMs: number, stallMs: number, bite: () => void): Watchdog {
  let since = performance.now()
  let phase: WatchPhase = 'first-token'
  let limit = firstMs
  let bitten: Watchdog['bitten']
  let timer: ReturnType<typeof setTimeout> | undefined
  let restingSince: number | undefined

  function watch(): void {
    clearTimeout(timer)
    timer = undefined
    if (restingSince !== undefined) return
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
    rest() {
      restingSince = performance.now()
    },
    wake() {
      if (restingSince === undefined) return
      since += performance.now() - restingSince
      restingSince = undefined
      if (timer === undefined) watch()
    },
    get bitten() {
      return bitten
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
