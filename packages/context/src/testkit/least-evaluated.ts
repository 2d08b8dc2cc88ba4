/** A step of a conversation whose turns are cut whole. */
export interface ReadStep {
  /** Turns begun so far, this one included. */
  readonly turns: number
  /** Tokens that are new in this prompt. */
  readonly fresh: number
  /** Tokens of the turns before this step's new ones, by turn from 0. */
  readonly old: readonly number[]
}

export interface LeastEvaluatedInput {
  readonly steps: readonly ReadStep[]
  /** Tokens of the system text and the layout, in front of every turn. */
  readonly overhead: number
  readonly budget: number
  /** After a cut at least those newest whole turns stay that fit under this. */
  readonly keep: number
}

/**
 * The fewest tokens any planner could make an engine with one cached prefix read, even one that knows the whole
 * conversation in advance: every new token once and, at each cut of its choosing, all that stays behind the cut.
 * It must keep every prompt inside the budget and, when it cuts, as much history as `keep` asks for.
 */
export function leastEvaluated({ steps, overhead, budget, keep }: LeastEvaluatedInput): number {
  let best = new Map<number, number>([[0, overhead]])
  for (const { turns, fresh, old } of steps) {
    const behind = suffixSums(old)
    const deepest = firstUnder(behind, keep - overhead - fresh, turns - 1)
    const next = new Map<number, number>()
    const reach = (start: number, cost: number) => {
      const fits = overhead + (behind[start] ?? 0) + fresh <= budget
      if (fits && cost < (next.get(start) ?? Number.POSITIVE_INFINITY)) next.set(start, cost)
    }
    for (const [start, cost] of best) {
      reach(start, cost + fresh)
      for (let later = start + 1; later <= deepest; later++) reach(later, cost + fresh + (behind[later] ?? 0))
    }
    best = next
  }
  return Math.min(...best.values())
}

/** The first turns still sent at each step, as a strategy left them. */
export interface CutsMade {
  readonly steps: readonly ReadStep[]
  readonly overhead: number
  /** For each step the first turn that was still sent, from 0. */
  readonly starts: readonly number[]
}

/** What these cuts must cost: each new token once, and at each cut what stays behind it once more. */
export function floorOfCuts({ steps, overhead, starts }: CutsMade): number {
  return steps.reduce((total, { fresh, old }, index) => {
    const start = starts[index] ?? 0
    const isCut = index > 0 && start > (starts[index - 1] ?? 0)
    return total + fresh + (isCut ? (suffixSums(old)[start] ?? 0) : 0)
  }, overhead)
}

function suffixSums(values: readonly number[]): readonly number[] {
  const sums = Array.from({ length: values.length + 1 }, () => 0)
  for (let index = values.length - 1; index >= 0; index--) {
    sums[index] = (sums[index + 1] ?? 0) + (values[index] ?? 0)
  }
  return sums
}

/** The first turn from which on everything fits under `room`, and at most `last`. */
function firstUnder(behind: readonly number[], room: number, last: number): number {
  const first = behind.findIndex((tokens) => tokens <= room)
  return first === -1 ? last : Math.min(first, last)
}
