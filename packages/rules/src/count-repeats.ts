import type { Round, RoundCall } from './turn-rounds.ts'

/** How a call repeats what was done before, itself included. */
export interface Repeats {
  readonly kind: 'same-call' | 'cycle' | 'recurring' | 'broken-call'
  /** Times in a row, or full cycles, or times in this turn. */
  readonly times: number
  /** Rounds of one cycle; 1 for the same call in a row. */
  readonly period: number
  /** The results differed, so the repetition may be useful. */
  readonly isChanging: boolean
  /** `times` against the ladder: fewer when the results change or other calls came between. */
  readonly weight: number
}

const longestCycle = 4

/**
 * How a call repeats the rounds before it. `next` are the keys of all calls of its reply, and `text` is its result
 * when it has one. `patience` divides what counts less: repetitions with changing results, and those with other calls
 * in between. Undefined when nothing was repeated.
 */
export function countRepeats(
  rounds: readonly Round[],
  call: { readonly key: string; readonly next: string; readonly text?: string },
  patience: number,
): Repeats | undefined {
  const found = [
    countInARow(rounds, call.key, call.text, patience),
    ...Array.from({ length: longestCycle - 1 }, (_, index) =>
      countCycles(rounds, call.next, index + 2, patience),
    ),
    countRecurring(rounds, call.key, call.text, patience),
  ].filter((repeats) => repeats !== undefined)
  return heaviest(found)
}

/**
 * How the newest round repeats the same broken call, by its name and its problem: of several, the one that was repeated
 * most. Undefined when it has none.
 */
export function countBroken(rounds: readonly Round[]): (Repeats & { readonly call: RoundCall }) | undefined {
  const broken = rounds.at(-1)?.calls.filter((call) => call.broken) ?? []
  const found = broken.map((call) => {
    const isSame = (other: RoundCall): boolean =>
      other.broken && other.name === call.name && other.text === call.text
    const different = rounds.findLastIndex((round) => !round.calls.some(isSame))
    const times = rounds.length - 1 - different
    return { kind: 'broken-call', times, period: 1, isChanging: false, weight: times, call } as const
  })
  return heaviest(found)
}

/** The one of most weight, the first of several; undefined for none. */
export function heaviest<Counted extends Repeats>(found: readonly Counted[]): Counted | undefined {
  return found.reduce<Counted | undefined>(
    (most, repeats) => (most === undefined || repeats.weight > most.weight ? repeats : most),
    undefined,
  )
}

function countInARow(
  rounds: readonly Round[],
  key: string,
  text: string | undefined,
  patience: number,
): Repeats | undefined {
  const different = rounds.findLastIndex((round) => !round.calls.some((call) => call.key === key))
  const streak = rounds.slice(different + 1)
  if (streak.length === 0) return undefined
  const isChanging = new Set([...textsOf(streak, key), ...(text === undefined ? [] : [text])]).size > 1
  const times = streak.length + 1
  return {
    kind: 'same-call',
    times,
    period: 1,
    isChanging,
    weight: isChanging ? Math.floor(times / patience) : times,
  }
}

function countCycles(
  rounds: readonly Round[],
  next: string,
  period: number,
  patience: number,
): Repeats | undefined {
  const keys = [...rounds.map((round) => round.calledKeys), next]
  let matched = 0
  while (matched + period < keys.length && keys.at(-1 - matched) === keys.at(-1 - matched - period)) matched++
  const times = Math.floor(matched / period) + 1
  const cycle = keys.slice(-period)
  if (times < 2 || cycle.every((item) => item === cycle[0])) return undefined
  const repeated = rounds.slice(-(times * period - 1))
  const isChanging = repeated.some((round, index) => {
    const later = repeated[index + period]
    return later !== undefined && later.readTexts !== round.readTexts && later.calls.every((call) => call.ran)
  })
  return {
    kind: 'cycle',
    times,
    period,
    isChanging,
    weight: isChanging ? Math.floor(times / patience) : times,
  }
}

/** The same call with the same result all over the turn, whatever came between. */
function countRecurring(
  rounds: readonly Round[],
  key: string,
  text: string | undefined,
  patience: number,
): Repeats | undefined {
  const texts = textsOf(rounds, key)
  const latest = text ?? texts.at(-1)
  const times = texts.filter((read) => read === latest).length + 1
  return times < 2
    ? undefined
    : { kind: 'recurring', times, period: 1, isChanging: false, weight: Math.floor(times / patience) }
}

function textsOf(rounds: readonly Round[], key: string): readonly string[] {
  return rounds.flatMap((round) =>
    round.calls.filter((call) => call.ran && call.key === key).map((call) => call.text),
  )
}
