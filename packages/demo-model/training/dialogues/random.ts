/** A seeded stream of random choices: the same seed gives the same choices everywhere. */
export interface Random {
  /** From 0 up to 1. */
  next(): number
  chance(probability: number): boolean
  /** A whole number, both ends included. */
  integer(least: number, most: number): number
  /** Throws `RangeError` for an empty list. */
  pick<Item>(items: readonly Item[]): Item
  /** Picks by weight. */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item
  shuffled<Item>(items: readonly Item[]): Item[]
}

/** Chris Doty-Humphrey's sfc32, a small fast generator that passes PractRand; seeded with one whole number. */
export function createRandom(seed: number): Random {
  let a = 0x9e37_79b9
  let b = 0x243f_6a88
  let c = seed | 0
  let counter = 1

  function word(): number {
    const result = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + result
    c |= 0
    return result >>> 0
  }
  for (let warmUp = 0; warmUp < 20; warmUp++) word()

  const next = (): number => word() / 2 ** 32
  function pick<Item>(items: readonly Item[]): Item {
    const index = Math.floor(next() * items.length)
    if (index >= items.length) throw new RangeError('There is nothing to pick from.')
    return items[index] as Item
  }
  return {
    next,
    pick,
    chance: (probability) => next() < probability,
    integer: (least, most) => least + Math.floor(next() * (most - least + 1)),
    weighted(items) {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [item, weight] of items) {
        left -= weight
        if (left < 0) return item
      }
      return pick(items)[0]
    },
    shuffled(items) {
      const copy = [...items]
      for (let last = copy.length - 1; last > 0; last--) {
        const other = Math.floor(next() * (last + 1))
        const item = copy[last] as (typeof copy)[number]
        copy[last] = copy[other] as (typeof copy)[number]
        copy[other] = item
      }
      return copy
    },
  }
}
