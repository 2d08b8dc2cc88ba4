import { controlStrings, splitControlStrings } from './control-strings.ts'
import { createMergeQueue } from './create-merge-queue.ts'
import type { Merge, Merges } from './merges.ts'
import { pairKey } from './pair-key.ts'
import { splitWords } from './split-words.ts'

const fewestOccurrences = 3

/**
 * What no merge may spell. A grammar that holds only the arguments of a call begins at its `{` and ends at its `}`, and
 * forbids a token that reaches over either.
 */
const bordersOfCalls = /\}.|.\}| \{/s

interface Word {
  ids: readonly number[]
  readonly count: number
}

/**
 * Learns merges from texts for a vocabulary of the given size, bytes and control tokens included. Each step takes the
 * pair that occurs most often; of equal ones that with the greatest left id, then with the greatest right id. The order
 * of the texts does not matter. Left out are control strings, words that occur less than three times, pairs that spell
 * the same as a token there is, and pairs that join a brace of a call with what is outside. Returns fewer merges when nothing is left to merge.
 */
export function trainTokenizer(texts: Iterable<string>, vocabulary: number): Merges {
  const words = countWords(texts)
  const counts = new Map<number, number>()
  const wordsOfPair = new Map<number, Set<Word>>()
  const queue = createMergeQueue(counts)
  const pieces = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte))
  const spelled = new Set(pieces)
  const merges: Merge[] = []

  const countPairs = (word: Word, sign: 1 | -1, changed: Set<number>) => {
    for (const key of pairsOf(word.ids)) {
      counts.set(key, (counts.get(key) ?? 0) + sign * word.count)
      changed.add(key)
      if (sign === 1) entry(wordsOfPair, key).add(word)
      else wordsOfPair.get(key)?.delete(word)
    }
  }

  const initial = new Set<number>()
  for (const word of words) countPairs(word, 1, initial)
  for (const key of initial) queue.push(key)

  while (merges.length < vocabulary - 256 - controlStrings.length) {
    const best = queue.pop()
    if (best === undefined) break
    const [left, right] = [best >> 15, best & 0x7fff]
    const piece = `${pieces[left]}${pieces[right]}`
    if (spelled.has(piece) || bordersOfCalls.test(piece)) continue
    spelled.add(piece)
    merges.push([left, right])
    const token = pieces.push(piece) - 1
    const changed = new Set<number>()
    for (const word of entry(wordsOfPair, best)) {
      countPairs(word, -1, changed)
      word.ids = joinPair(word.ids, left, right, token)
      countPairs(word, 1, changed)
    }
    for (const key of changed) queue.push(key)
  }
  return merges
}

function countWords(texts: Iterable<string>): readonly Word[] {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const [index, part] of splitControlStrings(text).entries()) {
      if (index % 2 === 1) continue
      for (const word of splitWords(part)) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const encoder = new TextEncoder()
  return [...counts]
    .filter(([, count]) => count >= fewestOccurrences)
    .map(([word, count]) => ({ ids: [...encoder.encode(word)], count }))
}

function pairsOf(ids: readonly number[]): readonly number[] {
  return ids.slice(1).map((right, index) => pairKey(ids[index] ?? 0, right))
}

function joinPair(ids: readonly number[], left: number, right: number, token: number): readonly number[] {
  const joined: number[] = []
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index] ?? 0
    const isPair = id === left && ids[index + 1] === right
    joined.push(isPair ? token : id)
    if (isPair) index++
  }
  return joined
}

function entry(wordsOfPair: Map<number, Set<Word>>, key: number): Set<Word> {
  let words = wordsOfPair.get(key)
  if (words === undefined) wordsOfPair.set(key, (words = new Set()))
  return words
}
