import { charClass, empty, rule, sequence, choice, type CodePointRanges, type Gbnf } from './gbnf.ts'
import { rangesOf, subtractRanges } from './code-points.ts'
import type { RuleBook } from './rule-book.ts'

export interface TextUntilOptions {
  /** Code points the text may hold. */
  readonly characters: CodePointRanges
  /** A text that must not stand in it. */
  readonly marker: string
  /** Something else that may stand anywhere, such as an escape; it is no part of the marker. */
  readonly extra?: Gbnf
}

/** Any text of `characters` in which `marker` does not occur. One rule for each character of the marker. */
export function textWithout(book: RuleBook, hint: string, options: TextUntilOptions): Gbnf {
  const marker = [...options.marker]
  const names = marker.map((_, index) => book.reserve(`${hint}-${index}`))
  const alphabet = [...new Set(marker)]
  const others = subtractRanges(options.characters, rangesOf(alphabet.join('')))
  const to = (index: number): Gbnf => rule(names[index] ?? '')
  names.forEach((name, state) => {
    const exits: Gbnf[] = []
    for (const [target, characters] of group(marker, state, alphabet)) {
      exits.push(sequence(charClass(rangesOf(characters)), to(target)))
    }
    exits.push(sequence(charClass(others), to(0)))
    if (options.extra !== undefined) exits.push(sequence(options.extra, to(0)))
    book.define(name, choice(...exits, empty))
  })
  return to(0)
}

function group(marker: readonly string[], state: number, alphabet: readonly string[]): Map<number, string> {
  const targets = new Map<number, string>()
  for (const character of alphabet) {
    const target = longestOverlap(marker, [...marker.slice(0, state), character])
    if (target < marker.length) targets.set(target, (targets.get(target) ?? '') + character)
  }
  return targets
}

function longestOverlap(marker: readonly string[], text: readonly string[]): number {
  for (let length = Math.min(marker.length, text.length); length > 0; length -= 1) {
    const start = text.length - length
    if (marker.slice(0, length).every((character, index) => character === text[start + index])) return length
  }
  return 0
}
