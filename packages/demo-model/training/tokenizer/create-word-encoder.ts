import type { Merges } from './merges.ts'
import { pairKey } from './pair-key.ts'

const cachedWords = 65_536
const longestCachedWord = 32

/** Makes the function that gives the tokens of one word. It remembers short words, 65,536 of them at a time. */
export function createWordEncoder(merges: Merges): (word: string) => readonly number[] {
  const tokenOfPair = new Map(merges.map(([left, right], rank) => [pairKey(left, right), 256 + rank]))
  const encoder = new TextEncoder()
  const known = new Map<string, readonly number[]>()

  return function encodeWord(word) {
    const before = known.get(word)
    if (before !== undefined) return before
    const ids = mergeAll(Array.from(encoder.encode(word)), tokenOfPair)
    if (word.length <= longestCachedWord) {
      if (known.size >= cachedWords) known.clear()
      known.set(word, ids)
    }
    return ids
  }
}

/** Applies the merge of the lowest rank everywhere, from the left, until none is left to apply. */
function mergeAll(ids: number[], tokenOfPair: ReadonlyMap<number, number>): number[] {
  for (;;) {
    const lowest = lowestToken(ids, tokenOfPair)
    if (lowest === Infinity) return ids
    let length = 0
    for (let index = 0; index < ids.length; length++) {
      const id = ids[index] ?? 0
      const next = ids[index + 1]
      const isPair = next !== undefined && tokenOfPair.get(pairKey(id, next)) === lowest
      ids[length] = isPair ? lowest : id
      index += isPair ? 2 : 1
    }
    ids.length = length
  }
}

function lowestToken(ids: readonly number[], tokenOfPair: ReadonlyMap<number, number>): number {
  let lowest = Infinity
  let left: number | undefined
  for (const right of ids) {
    const token = left === undefined ? undefined : tokenOfPair.get(pairKey(left, right))
    if (token !== undefined && token < lowest) lowest = token
    left = right
  }
  return lowest
}
