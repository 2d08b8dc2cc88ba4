/** Finds where a text must be cut so that none of the marker texts it holds is in one piece any more. */
export type MarkerSplitter = (text: string) => readonly string[]

/**
 * Builds a splitter for the given markers. Joined, the parts are the text; no marker of two or more characters lies
 * within one part. Markers of a single character or of white space alone are left whole: they cannot pass for a
 * template's markup, and cutting them would change how plain text is read.
 */
export function createMarkerSplitter(markers: Iterable<string>): MarkerSplitter {
  const byFirst = new Map<string, string[]>()
  for (const marker of markers) {
    if (marker.trim() === '' || firstCharacter(marker) === marker) continue
    const first = marker.charAt(0)
    byFirst.set(first, [...(byFirst.get(first) ?? []), marker])
  }
  for (const list of byFirst.values()) list.sort((a, b) => a.length - b.length)
  if (byFirst.size === 0) return (text) => [text]
  const firsts = new RegExp(`[${[...byFirst.keys()].map(escapeForClass).join('')}]`, 'g')

  return function split(text) {
    const parts: string[] = []
    let start = 0
    firsts.lastIndex = 0
    for (let hit = firsts.exec(text); hit !== null; hit = firsts.exec(text)) {
      const marker = byFirst.get(hit[0])?.find((candidate) => text.startsWith(candidate, hit.index))
      if (marker === undefined) continue
      const cut = hit.index + firstCharacter(marker).length
      parts.push(text.slice(start, cut))
      start = cut
    }
    parts.push(text.slice(start))
    return parts
  }
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0)
}

function escapeForClass(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
