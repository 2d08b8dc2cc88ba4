/** Where the markers of a text begin and end. */
export interface MarkerSpan {
  readonly start: number
  readonly end: number
}

/**
 * Builds a function that finds the first and the last marker of a text, the longest at each place. Markers of a single
 * character or of white space alone are not looked for: they are text like any other.
 */
export function createMarkerFinder(markers: Iterable<string>): (text: string) => MarkerSpan | undefined {
  const byFirst = new Map<string, string[]>()
  for (const marker of markers) {
    if (marker.trim() === '' || marker.length === 1) continue
    const first = marker.charAt(0)
    byFirst.set(first, [...(byFirst.get(first) ?? []), marker])
  }
  for (const list of byFirst.values()) list.sort((left, right) => right.length - left.length)

  return (text) => {
    let span: MarkerSpan | undefined
    for (let at = 0; at < text.length; at++) {
      const marker = byFirst.get(text.charAt(at))?.find((candidate) => text.startsWith(candidate, at))
      if (marker === undefined) continue
      span = { start: span?.start ?? at, end: at + marker.length }
      at += marker.length - 1
    }
    return span
  }
}
