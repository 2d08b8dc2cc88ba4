import type { Dialogue, Step, Turn } from '@orion-harness/demo-model/training'

/** A case in its parts: what was, what is asked, and what is asked for. */
export interface CaseParts {
  readonly earlier: readonly Turn[]
  readonly last: Turn
  /** Steps at the start of the last turn that are not learned: mistakes the model is shown as its own. */
  readonly replayed: readonly Step[]
  /** The steps it must make itself. */
  readonly expected: readonly Step[]
}

/** Takes a case apart. Throws `TypeError` for a dialogue without turns. */
export function caseParts({ turns }: Dialogue): CaseParts {
  const last = turns.at(-1)
  if (last === undefined) throw new TypeError('A case needs a turn.')
  const firstLearned = last.steps.findIndex((step) => step.learn)
  const mistakes = firstLearned === -1 ? last.steps.length : firstLearned
  return {
    earlier: turns.slice(0, -1),
    last,
    replayed: last.steps.slice(0, mistakes),
    expected: last.steps.slice(mistakes),
  }
}
