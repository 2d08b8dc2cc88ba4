import type { CallFormat } from '../formats/call-format.ts'
import { commonMarkers } from './common-markers.ts'
import { createMarkerTrie } from './marker-trie.ts'
import type { Marker, MarkerMatch, MarkerRole, MarkerTrie } from './marker-trie.ts'

/** Everything a parser knows about markers, built once for all its readers. */
export interface Vocabulary {
  readonly trie: MarkerTrie
  readonly formats: ReadonlyMap<string, CallFormat>
  /** First characters of markers and line breaks: the only places where prose has to be looked at. */
  readonly specials: RegExp
}

/** Builds the vocabulary of `formats`, in order of precedence. */
export function createVocabulary(formats: readonly CallFormat[]): Vocabulary {
  const markers: Marker[] = [...commonMarkers]
  for (const format of formats) {
    for (const spec of format.open) {
      const marker = typeof spec === 'string' ? { text: spec } : spec
      markers.push({ weak: format.weak ?? false, ...marker, role: 'open', format: format.name })
    }
    for (const text of format.close) markers.push({ text, role: 'close', format: format.name })
  }
  const trie = createMarkerTrie(markers)
  const firsts = [...trie.firsts].map((one) => one.replace(/[\]\\^-]/g, '\\$&')).join('')
  return {
    trie,
    formats: new Map(formats.map((format) => [format.name, format])),
    specials: new RegExp(`[\\n\`"{[${firsts}]`, 'g'),
  }
}

/** The marker of `role` in a match, the preferred format's first. */
export function markerOf(match: MarkerMatch, role: MarkerRole, preferred?: string): Marker | undefined {
  const suited = match.markers.filter((marker) => marker.role === role)
  return suited.find((marker) => marker.format === preferred) ?? suited[0]
}
