import { createRandom } from './random.ts'
import type { Random } from './random.ts'

/** Which wordings and values may be used: those that are learned, or those that are only ever tested. */
export type Split = 'train' | 'held-out'

/** Random choices that keep what is tested apart from what is learned. */
export interface Source extends Random {
  readonly split: Split
  /** A wording or a value. Of a list of eight or more, every eighth belongs to `held-out` and to nothing else. */
  choose<Item>(items: readonly Item[]): Item
}

export function createSource(seed: number, split: Split): Source {
  const random = createRandom(seed)
  const parts = new WeakMap<readonly unknown[], readonly unknown[]>()
  return {
    ...random,
    split,
    choose<Item>(items: readonly Item[]): Item {
      if (items.length < period) return random.pick(items)
      const known = parts.get(items) as readonly Item[] | undefined
      const part = known ?? items.filter((_, index) => isHeldOut(index) === (split === 'held-out'))
      if (known === undefined) parts.set(items, part)
      return random.pick(part)
    },
  }
}

const period = 8

/** Whether the entry at this place of a list is kept for evaluation. */
export function isHeldOut(index: number): boolean {
  return index % period === period - 1
}
