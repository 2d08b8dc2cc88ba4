/** Lets text through and keeps back what may be the beginning of a stop string. */
export interface StopHold {
  /** `stopped` once a stop string is complete; neither it nor anything after it is ever shown. */
  push(text: string): { readonly shown: string; readonly stopped: boolean }
  /** What was held back and turned out to be no stop string. */
  flush(): string
}

/** Empty stop strings are ignored. With none, everything passes. */
export function createStopHold(stops: readonly string[]): StopHold {
  const wanted = stops.filter((stop) => stop !== '')
  const firsts = new Set(wanted.map((stop) => stop.charCodeAt(0)))
  const longest = Math.max(0, ...wanted.map((stop) => stop.length))
  let held = ''

  return {
    push(text) {
      if (held === '' && !hasAny(text, firsts)) return { shown: text, stopped: false }
      const all = held + text
      const at = earliest(all, wanted)
      if (at !== undefined) {
        held = ''
        return { shown: all.slice(0, at), stopped: true }
      }
      const keep = beginningOfStop(all, wanted, longest)
      held = all.slice(all.length - keep)
      return { shown: all.slice(0, all.length - keep), stopped: false }
    },
    flush() {
      const rest = held
      held = ''
      return rest
    },
  }
}

function hasAny(text: string, codes: ReadonlySet<number>): boolean {
  if (codes.size > 0) for (let at = 0; at < text.length; at++) if (codes.has(text.charCodeAt(at))) return true
  return false
}

function earliest(text: string, stops: readonly string[]): number | undefined {
  let first: number | undefined
  for (const stop of stops) {
    const at = text.indexOf(stop)
    if (at >= 0 && (first === undefined || at < first)) first = at
  }
  return first
}

/** Length of the longest end of `text` that begins a stop string. */
function beginningOfStop(text: string, stops: readonly string[], longest: number): number {
  for (let length = Math.min(longest - 1, text.length); length > 0; length--) {
    const end = text.slice(text.length - length)
    if (stops.some((stop) => stop.startsWith(end))) return length
  }
  return 0
}
