import { createRandom } from './random.ts'
import type { Random } from './random.ts'

/** Which wordings and values may be used: those that are learned, or those that are only ever tested. */
export type Split = 'train' | 'held-out'

/** Random choices that keep what is tested apart from what is learned. */
export interface Source extends Random {
  readonly split: Split
  /** Whether the wordings that came later are learned, or tested, too. */
  readonly isLate: boolean
  /**
   * A wording or a value. Of a list of eight or more, every eighth belongs to `held-out` and to nothing else. Where the
   * source is late, those that came `later` belong to it, and are learned three times as often as the others.
   */
  choose<Item>(items: readonly Item[], later?: readonly Item[]): Item
}

/** `isLate` by default for `held-out` alone. */
export function createSource(seed: number, split: Split, isLate: boolean = split === 'held-out'): Source {
  return sourceOf(createRandom(seed), split, isLate)
}

/** The same choices, going on from here, with the wordings that came later. */
export function lateSource(source: Source): Source {
  return sourceOf(source, source.split, true)
}

function sourceOf(random: Random, split: Split, isLate: boolean): Source {
  const parts = new WeakMap<readonly unknown[], readonly unknown[]>()
  const partOf = <Item>(items: readonly Item[]): readonly Item[] =>
    items.length < period ? items : items.filter((_, index) => isHeldOut(index) === (split === 'held-out'))
  return {
    ...random,
    split,
    isLate,
    choose<Item>(items: readonly Item[], later: readonly Item[] = []): Item {
      if (items.length < period) return random.pick(items)
      const known = parts.get(items) as readonly Item[] | undefined
      if (known !== undefined) return random.pick(known)
      const added = isLate ? partOf(later) : []
      const part = [...partOf(items), ...(split === 'train' ? [added, added, added].flat() : added)]
      parts.set(items, part)
      return random.pick(part)
    },
  }
}

const period = 8

/** Whether the entry at this place of a list is kept for evaluation. */
export function isHeldOut(index: number): boolean {
  return index % period === period - 1
}
