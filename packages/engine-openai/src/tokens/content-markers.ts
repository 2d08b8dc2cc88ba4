import type { PromptPiece } from '@orion-harness/core'

/** What control tokens look like: `<|im_start|>`, `<s>`, `</think>`, `[INST]`, `[gMASK]`. */
export const MARKER: RegExp = /<[|｜]?[\w/ ▁-]{1,40}[|｜]?>|\[\/?[A-Za-z_]{3,30}\]/gu

/** A marker that content spells, alone or together with the control next to it. */
export interface ContentMarker {
  readonly marker: string
  /** Where its content piece must be cut to break it, in UTF-16 units from the beginning of that piece. */
  readonly at: number
}

/**
 * The markers that each of `pieces` must be cut for, in order; none for control, which spells its own. Takes the
 * pieces of `mergePieces`.
 */
export function contentMarkers(pieces: readonly PromptPiece[]): readonly (readonly ContentMarker[])[] {
  const spans = spansOf(pieces)
  const contents = spans.filter(({ kind }) => kind === 'content')
  let next = 0
  for (const { 0: marker, index } of pieces
    .map(({ text }) => text)
    .join('')
    .matchAll(MARKER)) {
    while ((contents[next]?.end ?? Number.POSITIVE_INFINITY) <= index) next += 1
    const content = contents[next]
    if (content === undefined || content.start >= index + marker.length) continue
    content.markers.push({ marker, at: Math.max(0, index + 1 - content.start) })
  }
  return spans.map(({ markers }) => markers)
}

/** `text` in the parts that are left when it is cut at `places`, which ascend. */
export function cutAt(text: string, places: readonly number[]): readonly string[] {
  return [...places, text.length].map((end, index) => text.slice(places[index - 1] ?? 0, end))
}

interface Span {
  readonly kind: PromptPiece['kind']
  readonly start: number
  readonly end: number
  readonly markers: ContentMarker[]
}

function spansOf(pieces: readonly PromptPiece[]): readonly Span[] {
  let end = 0
  return pieces.map(({ kind, text }) => {
    const start = end
    end += text.length
    return { kind, start, end, markers: [] }
  })
}
