import type { View } from '@orion-harness/core'

/** How the calls of a conversation were read, in one format. */
export interface FormatCounts {
  /** Calls that could be read. */
  readonly calls: number
  /** Of these, the ones that needed a repair. */
  readonly repaired: number
  /** Calls that could not be read. */
  readonly unreadable: number
  /** How often each repair was needed. */
  readonly repairs: Readonly<Record<string, number>>
}

/** Counts by name of the call format. */
export type ReadingCounts = Readonly<Record<string, FormatCounts>>

/**
 * Counts, over a conversation, in which formats calls were written and which repairs they needed. A conversation has
 * one model, so a rising share of repaired calls says that this model should be given another format.
 */
export const readingCounts: View<ReadingCounts> = {
  name: 'tool-parser/reading-counts',
  initial: () => ({}),
  fold(counts, entry) {
    if (entry.type !== 'assistant') return counts
    let next = counts
    for (const [place, reading] of entry.readings.entries()) {
      const isUnreadable = entry.calls[place]?.unreadable !== undefined
      next = { ...next, [reading.format]: add(next[reading.format], reading.repairs, isUnreadable) }
    }
    return next
  },
}

function add(
  counts: FormatCounts | undefined,
  repairs: readonly string[],
  isUnreadable: boolean,
): FormatCounts {
  const known = counts ?? { calls: 0, repaired: 0, unreadable: 0, repairs: {} }
  if (isUnreadable) return { ...known, unreadable: known.unreadable + 1 }
  const counted = { ...known.repairs }
  for (const repair of repairs) counted[repair] = (counted[repair] ?? 0) + 1
  return {
    calls: known.calls + 1,
    repaired: known.repaired + (repairs.length > 0 ? 1 : 0),
    unreadable: known.unreadable,
    repairs: counted,
  }
}
