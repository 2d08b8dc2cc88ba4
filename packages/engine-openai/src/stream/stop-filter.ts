/** Ends a text at a stop string, without ever showing a part of one. */
export interface StopFilter {
  /** What may be shown now. Gives nothing more once a stop string was found. */
  push(text: string): string
  /** What was held back, at the end of the text. */
  end(): string
  /** The stop string that ended the text, or undefined. */
  readonly found: string | undefined
}

/**
 * The stop string that is complete first ends the text; of two complete at the same place, the longer one. What
 * could become a stop string is held back, and so is the first half of a surrogate pair. The text is the same
 * for every way of cutting it into pushes.
 */
export function createStopFilter(stop: readonly string[]): StopFilter {
  const strings = stop.filter((string) => string !== '')
  let held = ''
  let found: string | undefined

  return {
    get found() {
      return found
    },
    push(text) {
      if (found !== undefined || text === '') return ''
      const seen = held === '' ? text : held + text
      const first = firstComplete(seen, strings)
      if (first !== undefined) {
        found = first
        held = ''
        return seen.slice(0, seen.indexOf(first))
      }
      const keep = lengthToHold(seen, strings)
      held = keep === 0 ? '' : seen.slice(-keep)
      return keep === 0 ? seen : seen.slice(0, -keep)
    },
    end() {
      const rest = found === undefined ? held : ''
      held = ''
      return rest
    },
  }
}

function firstComplete(text: string, strings: readonly string[]): string | undefined {
  let best: string | undefined
  let bestEnd = Number.POSITIVE_INFINITY
  for (const string of strings) {
    const start = text.indexOf(string)
    if (start < 0) continue
    const end = start + string.length
    if (end < bestEnd || (end === bestEnd && string.length > (best?.length ?? 0))) {
      best = string
      bestEnd = end
    }
  }
  return best
}

function lengthToHold(text: string, strings: readonly string[]): number {
  let most = isHighSurrogate(text.charCodeAt(text.length - 1)) ? 1 : 0
  for (const string of strings) {
    for (let length = Math.min(string.length - 1, text.length); length > most; length -= 1) {
      if (text.endsWith(string.slice(0, length))) most = length
    }
  }
  return most
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd8_00 && unit <= 0xdb_ff
}
