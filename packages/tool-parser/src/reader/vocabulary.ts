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
  /** Where a marker that is a word can begin; sticky. */
  readonly wordMarkers: RegExp
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
  const words = wordStarts(markers.map((marker) => marker.text))
  return {
    trie,
    formats: new Map(formats.map((format) => [format.name, format])),
    specials: specialsOf(words, trie.firsts),
    wordMarkers: new RegExp(words, 'y'),
  }
}

/** Where a marker that is a word may begin. */
function wordStarts(texts: readonly string[]): string {
  const pairs = new Set(texts.filter((text) => /^\w/.test(text)).map((text) => text.slice(0, 2)))
  const begins = [...pairs].map((pair) => `${eitherCase(pair[0])}(?:${eitherCase(pair[1])}|$)`)
  return begins.length === 0 ? '(?!)' : `(?:${begins.join('|')})`
}

/** Line breaks, quotes, brackets, and where a marker can begin; a marker that is a word only at the start of one. */
function specialsOf(words: string, firsts: ReadonlySet<string>): RegExp {
  const signs = [...firsts].filter((one) => !/\w/.test(one)).map((one) => one.replace(/[\]\\^-]/g, '\\$&'))
  return new RegExp(`[\\n\`"{[${signs.join('')}]|(?<!\\w)${words}`, 'g')
}

function eitherCase(character = ''): string {
  const isLetter = character.toLowerCase() !== character.toUpperCase()
  if (isLetter) return `[${character.toLowerCase()}${character.toUpperCase()}]`
  return character === '_' ? '[_\\-\u2581]' : character.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** The marker of `role` in a match, the preferred format's first. */
export function markerOf(match: MarkerMatch, role: MarkerRole, preferred?: string): Marker | undefined {
  const suited = match.markers.filter((marker) => marker.role === role)
  return suited.find((marker) => marker.format === preferred) ?? suited[0]
}
