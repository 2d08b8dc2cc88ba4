import type { CodePointRanges } from './gbnf.ts'

/** Every code point. */
export const anyCodePoint: CodePointRanges = [[0, 0x10ffff]]

/** The ranges in order, merged where they touch. */
export function normalizeRanges(ranges: readonly (readonly [number, number])[]): CodePointRanges {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const [from, to] of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

/** The code points of `ranges` that are not in `without`. */
export function subtractRanges(ranges: CodePointRanges, without: CodePointRanges): CodePointRanges {
  let left: (readonly [number, number])[] = [...ranges]
  for (const [from, to] of without) {
    left = left.flatMap(([start, end]): (readonly [number, number])[] => {
      if (to < start || from > end) return [[start, end]]
      const parts: (readonly [number, number])[] = []
      if (start < from) parts.push([start, from - 1])
      if (end > to) parts.push([to + 1, end])
      return parts
    })
  }
  return left
}

/** The code points in both. */
export function intersectRanges(a: CodePointRanges, b: CodePointRanges): CodePointRanges {
  return subtractRanges(a, subtractRanges(anyCodePoint, b))
}

/** The code points of a string. */
export function rangesOf(characters: string): CodePointRanges {
  return normalizeRanges(
    Array.from(characters).map((character) => {
      const code = character.codePointAt(0) ?? 0
      return [code, code] as const
    }),
  )
}
