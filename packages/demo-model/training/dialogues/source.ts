import { createRandom } from './random.ts'
import type { Random } from './random.ts'

/** Which wordings and values may be used: those that are learned, or those that are only ever tested. */
export type Split = 'train' | 'held-out'

/** Random choices that keep what is tested apart from what is learned. */
export interface Source extends Random {
  readonly split: Split
  /** How many sets of lessons are learned from, or tested. */
  readonly lessons: Lessons
  /**
   * A wording or a value. Of a list of eight or more, every eighth belongs to `held-out` and to nothing else. What came
   * with the second and the third lessons belongs to the list from there on, and is learned three times as often.
   */
  choose<Item>(items: readonly Item[], second?: readonly Item[], third?: readonly Item[]): Item
}

/** The first lessons; those and `pools/later-wordings.ts`; all of them, with `pools/last-wordings.ts` and numbers in words. */
export type Lessons = 1 | 2 | 3

/** Choices with the first lessons. */
export function createSource(seed: number, split: Split): Source {
  return sourceOf(createRandom(seed), split, 1)
}

/** The same choices, going on from here, with these lessons. */
export function withLessons(source: Source, lessons: Lessons): Source {
  return sourceOf(source, source.split, lessons)
}

function sourceOf(random: Random, split: Split, lessons: Lessons): Source {
  const parts = new WeakMap<readonly unknown[], readonly unknown[]>()
  const partOf = <Item>(items: readonly Item[]): readonly Item[] =>
    items.filter((_, index) => isHeldOut(index) === (split === 'held-out'))
  return {
    ...random,
    split,
    lessons,
    choose<Item>(items: readonly Item[], second: readonly Item[] = [], third: readonly Item[] = []): Item {
      if (items.length < period) return random.pick(items)
      const known = parts.get(items) as readonly Item[] | undefined
      if (known !== undefined) return random.pick(known)
      const added = [...(lessons > 1 ? partOf(second) : []), ...(lessons > 2 ? partOf(third) : [])]
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
