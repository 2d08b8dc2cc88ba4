import { charClass, choice, repeat, rule, sequence, type CodePointRanges, type Gbnf } from './gbnf.ts'
import { rangesOf, subtractRanges } from './code-points.ts'
import { plainInString } from './json-characters.ts'
import type { RuleBook } from './rule-book.ts'

type Trie = Map<string, Trie>

/** What keys are made of. */
interface KeyAlphabet {
  /** `others` itself where a key may be empty. */
  readonly first: CodePointRanges
  readonly others: CodePointRanges
  /** Characters that may follow a backslash. */
  readonly escapes: string
  /** What ends a key. */
  readonly end: string
}

const letters: CodePointRanges = [
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
]
const word: KeyAlphabet = { first: letters, others: [[0x30, 0x39], ...letters], escapes: '', end: '' }

/** A word of letters, digits and underscores that begins with no digit and is none of `keys`. */
export function otherWords(book: RuleBook, hint: string, keys: readonly string[]): Gbnf {
  return otherThan(book, `${hint}-other-word`, keys, word)
}

/**
 * The inside of a JSON string, quote marks included, that is none of `keys` and holds no code point of `without`.
 * Only the short escapes are taken, so that a key cannot be spelled in a second way.
 */
export function otherKeys(
  book: RuleBook,
  hint: string,
  keys: readonly string[],
  without: CodePointRanges,
): Gbnf {
  const plain = subtractRanges(plainInString, without)
  const alphabet: KeyAlphabet = { first: plain, others: plain, escapes: '"\\bfnrt', end: '"' }
  return sequence('"', otherThan(book, `${hint}-other-key`, keys, alphabet))
}

function otherThan(book: RuleBook, name: string, keys: readonly string[], alphabet: KeyAlphabet): Gbnf {
  const { others, escapes, end } = alphabet
  const unit = rule(
    book.add('key-char', choice(charClass(others), sequence('\\', charClass(rangesOf(escapes))))),
  )
  const rest = rule(book.add('key-rest', sequence(repeat(unit, 0, Infinity), end)))

  function write(trie: Trie, characters: CodePointRanges): Gbnf {
    const known = [...trie.keys()].filter((first) => first !== '')
    const plain = known.filter((first) => !first.startsWith('\\')).join('')
    const free = Array.from(escapes)
      .filter((character) => !known.includes(`\\${character}`))
      .join('')
    const options: (Gbnf | string)[] = [...trie]
      .filter(([first]) => first !== '' && canWrite(first))
      .map(([first, next]) => sequence(first, write(next, others)))
    options.push(
      sequence(charClass(subtractRanges(characters, rangesOf(plain))), rest),
      sequence('\\', charClass(rangesOf(free)), rest),
    )
    if (!trie.has('') && characters === others) options.push(end)
    return rule(book.add(name, choice(...options)))
  }

  /** A declared key with other units is never written here. */
  function canWrite(first: string): boolean {
    return first.startsWith('\\') || subtractRanges(rangesOf(first), others).length === 0
  }

  return write(trieOf(keys), alphabet.first)
}

/** Keys as tries of characters and escapes; the empty string ends a key. */
function trieOf(keys: readonly string[]): Trie {
  const root: Trie = new Map()
  for (const key of keys) {
    let node = root
    for (const unit of unitsOf(key)) {
      const next: Trie = node.get(unit) ?? new Map<string, Trie>()
      node.set(unit, next)
      node = next
    }
  }
  return root
}

function unitsOf(key: string): readonly string[] {
  return [
    ...(JSON.stringify(key)
      .slice(1, -1)
      .match(/\\u[0-9a-f]{4}|\\.|./gsu) ?? []),
    '',
  ]
}
