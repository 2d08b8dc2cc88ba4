import type { StopCondition, StopContext, View } from '@orion-harness/core'

/** Options of `compactWhen` and `compactAt`. */
export interface CompactOptions {
  /** Replies that must come between two shortenings, so that a cache can pay off; at least 0. Default 4. */
  readonly every?: number
}

interface Shortening {
  /** Replies since history was last shortened; infinite before the first time. */
  readonly replies: number
}

const sinceShortening: View<Shortening> = {
  name: 'since-shortening',
  initial: () => ({ replies: Number.POSITIVE_INFINITY }),
  fold(state, entry) {
    switch (entry.type) {
      case 'drop':
      case 'elide':
      case 'summary':
        return { replies: 0 }
      case 'assistant':
        return { replies: state.replies + 1 }
      default:
        return state
    }
  },
}

/**
 * Has the context shortened before the next model call when the predicate says so. Throws `RangeError` unless `every`
 * is at least 0.
 */
export function compactWhen(
  predicate: (context: StopContext) => boolean,
  reason: string,
  options: CompactOptions = {},
): StopCondition {
  const { every = 4 } = options
  if (!(every >= 0)) throw new RangeError(`every must be at least 0, not ${every}`)
  return {
    name: 'compact-when',
    check: (context) =>
      context.conversation.view(sinceShortening).replies >= every && predicate(context)
        ? { type: 'compact', reason }
        : undefined,
  }
}

/**
 * Has the context shortened once the prompt fills `share` of its budget, such as 0.8. Throws `RangeError` for a share
 * that is not above 0 and at most 1, and unless `every` is at least 0. Where nothing counts tokens it does nothing.
 */
export function compactAt(share: number, options: CompactOptions = {}): StopCondition {
  if (!(share > 0 && share <= 1)) throw new RangeError(`share must be above 0 and at most 1, not ${share}`)
  return compactWhen(
    ({ gauge }) => gauge !== undefined && gauge.used >= share * gauge.budget,
    `the prompt fills ${Math.round(share * 100)} % of the budget`,
    options,
  )
}
