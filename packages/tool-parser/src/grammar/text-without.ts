import { charClass, choice, empty, rule, sequence, type CodePointRanges, type Gbnf } from './gbnf.ts'
import { rangesOf, subtractRanges } from './code-points.ts'
import type { RuleBook } from './rule-book.ts'

export interface TextWithoutOptions {
  /** Code points the text may hold. */
  readonly characters: CodePointRanges
  /** Texts that must not stand in it, none of them empty. */
  readonly markers: readonly string[]
  /** Something else that may stand anywhere, such as an escape; it is no part of a marker. */
  readonly extra?: Gbnf
}

/**
 * Any text of `characters` in which no marker occurs: one rule for each proper prefix of a marker, as in the
 * automaton of Aho and Corasick.
 */
export function textWithout(book: RuleBook, hint: string, options: TextWithoutOptions): Gbnf {
  const { markers } = options
  const prefixes = new Set(markers.flatMap((marker) => Array.from(marker, (_, at) => marker.slice(0, at))))
  const alphabet = [...new Set(markers.flatMap((marker) => Array.from(marker)))]
  const rules = new Map(
    [...prefixes].map((prefix) => [prefix, rule(book.reserve(`${hint}-${prefix.length}`))]),
  )
  const start = rules.get('') ?? empty
  for (const [prefix, { name }] of rules) {
    const exits: Gbnf[] = []
    let others = options.characters
    for (const [character, next] of nextPrefixes(prefix, alphabet, markers, prefixes)) {
      if (next === '') continue
      others = subtractRanges(others, rangesOf(character))
      const to = rules.get(next ?? '')
      if (next !== undefined && to !== undefined) exits.push(sequence(character, to))
    }
    exits.push(sequence(charClass(others), start))
    if (options.extra !== undefined) exits.push(sequence(options.extra, start))
    book.define(name, choice(...exits, empty))
  }
  return start
}

/** For each character of a marker, the prefix that then stands at the end; undefined when it completes a marker. */
function nextPrefixes(
  prefix: string,
  alphabet: readonly string[],
  markers: readonly string[],
  prefixes: ReadonlySet<string>,
): readonly (readonly [string, string | undefined])[] {
  return alphabet.map((character) => {
    let suffix = prefix + character
    if (markers.some((marker) => suffix.endsWith(marker))) return [character, undefined]
    while (!prefixes.has(suffix)) suffix = suffix.slice(1)
    return [character, suffix]
  })
}
