import { charClass, choice, repeat, rule, sequence, type Gbnf } from './gbnf.ts'
import { rangesOf, subtractRanges } from './code-points.ts'
import { plainInString } from './json-characters.ts'
import type { RuleBook } from './rule-book.ts'

type Trie = Map<string, Trie>

const shortEscapes: readonly string[] = ['"', '\\', 'b', 'f', 'n', 'r', 't']

/**
 * The inside of a JSON string, quote marks included, that is none of `keys`. Only the short escapes are taken, so
 * that a key cannot be spelled in a second way.
 */
export function otherKeys(book: RuleBook, hint: string, keys: readonly string[]): Gbnf {
  const escape = sequence('\\', charClass(rangesOf(shortEscapes.join(''))))
  const unit = rule(book.add('key-char', choice(charClass(plainInString), escape)))
  const rest = rule(book.add('key-rest', sequence(repeat(unit, 0, Infinity), '"')))

  function write(trie: Trie, name: string): Gbnf {
    const options: Gbnf[] = []
    for (const [first, next] of trie) {
      if (first !== '') options.push(sequence(first, rule(book.add(name, write(next, name)))))
    }
    const known = [...trie.keys()]
    const plain = known.filter((first) => first.length > 0 && !first.startsWith('\\'))
    options.push(sequence(charClass(subtractRanges(plainInString, rangesOf(plain.join('')))), rest))
    const escapes = shortEscapes.filter((character) => !known.includes(`\\${character}`)).join('')
    options.push(sequence('\\', charClass(rangesOf(escapes)), rest))
    if (!trie.has('')) options.push(sequence('"'))
    return choice(...options)
  }

  if (keys.length === 0) return sequence('"', rest)
  return sequence('"', rule(book.add(`${hint}-other-key`, write(trieOf(keys), `${hint}-other-key`))))
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
