/** What a marker may mean. One text can be a marker of several formats. */
export type MarkerRole =
  /** A call begins. */
  | 'open'
  /** A call ends. */
  | 'close'
  /** Stands around a list of calls and says nothing by itself. */
  | 'section'
  /** Reasoning begins. */
  | 'think-open'
  /** Reasoning ends. */
  | 'think-close'
  /** The model's turn is over; what follows it is invented. */
  | 'turn-end'
  /** A tool's result; the model has no business writing one. */
  | 'result'
  /** A comment, whose text is not the reply's own. */
  | 'comment'
  /** The header of a channel message. */
  | 'channel'

export interface Marker {
  /** As the format writes it. */
  readonly text: string
  readonly role: MarkerRole
  /** Name of the format it belongs to. */
  readonly format: string
  /** The call begins with the last so many characters of the marker. Default 0. */
  readonly overlap?: number
  /** Read as a call only under the conditions for unmarked text. Default false. */
  readonly weak?: boolean
  /** Dropped rather than shown when no call follows it. Default false. */
  readonly layout?: boolean
  /** Counts only when the format is the template's own. Default false. */
  readonly own?: boolean
  /** Stands around a list of calls; the call itself begins at another marker. Default false. */
  readonly section?: boolean
}

export interface MarkerMatch {
  readonly length: number
  readonly markers: readonly Marker[]
  /** The text is spelled exactly as the format spells it. */
  readonly exact: boolean
}

interface Node {
  readonly next: Map<string, Node>
  readonly markers: Marker[]
}

/** All markers of a parser, found at a place in one walk. */
export interface MarkerTrie {
  /** Longest marker, in characters. */
  readonly longest: number
  /** First characters of all markers, in every spelling that counts. */
  readonly firsts: ReadonlySet<string>
  /**
   * The longest marker at `at`. `maybe` when the text ends inside what could still become one and it is not `final`.
   * The spelling is folded: case, `-` for `_`, a space or an escaped `_` for `_`, and the
   * full-width bar and the lower eighth block count as their plain kin.
   */
  match(text: string, at: number, final: boolean): MarkerMatch | 'maybe' | undefined
}

/** The plain kin of a character, for comparing markers. */
export function foldCharacter(character: string): string {
  switch (character) {
    case '\uff5c':
      return '|'
    case '\u2581':
    case '-':
    case ' ':
      return '_'
    default:
      return character >= 'A' && character <= 'Z' ? character.toLowerCase() : character
  }
}

/** `foldCharacter` over a text. The length does not change. */
export function foldMarker(text: string): string {
  return text.replace(/[A-Z\- \uff5c\u2581]/g, foldCharacter)
}

/** Builds the trie of `markers`. */
export function createMarkerTrie(markers: readonly Marker[]): MarkerTrie {
  const root: Node = { next: new Map(), markers: [] }
  const firsts = new Set<string>()
  let longest = 0
  for (const marker of markers) {
    let node = root
    for (const character of foldMarker(marker.text).split('')) {
      let next = node.next.get(character)
      if (next === undefined) node.next.set(character, (next = { next: new Map(), markers: [] }))
      node = next
    }
    node.markers.push(marker)
    longest = Math.max(longest, marker.text.length)
    const first = foldCharacter(marker.text[0] ?? '')
    for (const spelling of [first, first.toUpperCase()]) firsts.add(spelling)
    if (first === '_') for (const spelling of '-\u2581') firsts.add(spelling)
    if (first === '|') firsts.add('\uff5c')
  }
  return {
    longest,
    firsts,
    match(text, at, final): MarkerMatch | 'maybe' | undefined {
      let node = root
      let found: MarkerMatch | undefined
      for (let index = at; ; index += 1) {
        if (index >= text.length) {
          if (!final && node.next.size > 0) return 'maybe'
          return found
        }
        if (text[index] === '\\' && index > at && node.next.has('_')) {
          const after = text[index + 1]
          if (after === undefined && !final) return 'maybe'
          if (after !== undefined && foldCharacter(after) === '_') continue
        }
        const next = node.next.get(foldCharacter(text[index] ?? ''))
        if (next === undefined) return found
        node = next
        if (node.markers.length === 0) continue
        const length = index + 1 - at
        const written = text.slice(at, index + 1)
        found = { length, markers: node.markers, exact: node.markers.some((one) => one.text === written) }
      }
    },
  }
}
