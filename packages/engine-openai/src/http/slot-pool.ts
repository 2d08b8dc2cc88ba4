/** Lets as many generations run as there are slots; the others wait in order. */
export interface SlotPool {
  /**
   * A free slot: the one `key` had last, or the one that has been unused for the longest. Waits for one when there
   * is none; undefined when `signal` was aborted first.
   */
  take(key: string | undefined, signal: AbortSignal): Promise<number | undefined>
  release(slot: number): void
}

interface Waiting {
  readonly key: string | undefined
  readonly give: (slot: number) => void
}

/** Slots are numbered from 0. `size` may be `Infinity`. */
export function createSlotPool(size: number): SlotPool {
  const free: number[] = []
  const lastKeys = new Map<number, string | undefined>()
  const waiting: Waiting[] = []
  let made = 0

  function pick(key: string | undefined): number | undefined {
    const own = key === undefined ? -1 : free.findIndex((slot) => lastKeys.get(slot) === key)
    if (own >= 0) return free.splice(own, 1)[0]
    if (made < size) {
      made += 1
      return made - 1
    }
    return free.shift()
  }

  return {
    async take(key, signal) {
      if (signal.aborted) return undefined
      const slot = pick(key)
      if (slot !== undefined) {
        lastKeys.set(slot, key)
        return slot
      }
      return new Promise((resolve) => {
        const entry: Waiting = {
          key,
          give: (given) => {
            signal.removeEventListener('abort', leave)
            resolve(given)
          },
        }
        const leave = () => {
          waiting.splice(waiting.indexOf(entry), 1)
          signal.removeEventListener('abort', leave)
          resolve(undefined)
        }
        signal.addEventListener('abort', leave)
        waiting.push(entry)
      })
    },
    release(slot) {
      const next = waiting.shift()
      if (next === undefined) {
        free.push(slot)
        return
      }
      lastKeys.set(slot, next.key)
      next.give(slot)
    },
  }
}
