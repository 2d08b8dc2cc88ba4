import { HarnessError } from '@orion-harness/core'
import type { ContextInput, DropEntry, EntryDraft, TokenCounter } from '@orion-harness/core'
import { contextHistory } from './context-history.ts'
import type { HistoryMessage } from './context-history.ts'
import { cuttingUnits, isElidable } from './cutting-units.ts'
import type { CuttingUnits } from './cutting-units.ts'
import { leastCut } from './least-cut.ts'
import { checkMarks, marksFor } from './marks.ts'
import type { MarkOptions } from './marks.ts'
import { overflowError } from './overflow-error.ts'
import { createResultShortener } from './shorten-results.ts'
import type { Elision, ResultShortener } from './shorten-results.ts'
import { countTokens } from './token-costs.ts'
import type { TokenCosts } from './token-costs.ts'

/** How history is cut. */
export interface CutOptions extends MarkOptions {
  /**
   * Tokens that a tool result of more than twice this length may keep once history is cut. Results the model has
   * not read yet may keep half of the room that is left instead. Default 256.
   */
  readonly resultTokens?: number
}

export interface Cut {
  /** Messages that go, oldest first; whole turns and whole steps. */
  readonly dropped: readonly HistoryMessage[]
  readonly elided: readonly Elision[]
  /** Tokens of the prompt after the cut. */
  readonly used: number
  readonly costs: TokenCosts
}

/** Throws `OPTION_INVALID` for marks out of range or a `resultTokens` below 1. */
export function checkCutOptions(options: CutOptions): void {
  checkMarks(options)
  const { resultTokens = defaultResultTokens } = options
  if (Number.isInteger(resultTokens) && resultTokens >= 1) return
  throw new HarnessError('OPTION_INVALID', `[context] A result cannot keep ${resultTokens} tokens.`, {
    hint: 'Give a whole number, at least 1.',
  })
}

/** `spare` tokens are left free below the low mark, for a summary of what goes. */
export interface CutInput extends Pick<
  ContextInput,
  'conversation' | 'budget' | 'turn' | 'step' | 'compactNow'
> {
  readonly counter: TokenCounter
  readonly options: CutOptions
  readonly spare: number
}

/** Default of `resultTokens`. */
export const defaultResultTokens = 256

/**
 * Finds the least cut that brings the prompt under its low mark, if it is over the high one or a cut was asked for.
 * Long results that the model has not read are shortened first: that leaves the cache whole. If it does not do, all
 * long results are shortened and whole units go, oldest first. Throws `CONTEXT_OVERFLOW` when what must stay is
 * longer than the budget.
 */
export async function cutHistory(job: CutInput): Promise<Cut> {
  const { conversation, counter, budget, options } = job
  const [used, overhead, costs] = await Promise.all([
    counter.prompt([]),
    counter.overhead(),
    countTokens(conversation, counter),
  ])
  const uncut: Cut = { dropped: [], elided: [], used, costs }
  const history = conversation.view(contextHistory)
  const tokensOf = (message: HistoryMessage) => costs.get(message.entry.id) ?? 0
  if (
    !job.compactNow &&
    used <= marksFor(options, { budget: budget.budget, fixed: 0, exact: counter.exact }).high
  ) {
    return uncut
  }

  const units = cuttingUnits(history)
  const elidable = isElidable(history)
  const whole = units.pinned.filter((message) => !elidable(message))
  const reminders = await counter.text(history.systemReminders.join('\n'))
  const fixed = overhead + reminders + total(whole, tokensOf)
  const marks = marksFor(options, { budget: budget.budget, fixed, exact: counter.exact })
  if (used <= (job.compactNow ? marks.low : marks.high)) return uncut

  const keep = options.resultTokens ?? defaultResultTokens
  const isLong = (message: HistoryMessage) => elidable(message) && tokensOf(message) > 2 * keep
  const unread = units.unread.filter((message) => isLong(message) && !message.elided)
  const shorten = createResultShortener(job, counter)
  const measure = async (dropped: readonly HistoryMessage[], elided: readonly Elision[]): Promise<Cut> => {
    const decisions = cutDecisions(job, dropped, elided)
    return { dropped, elided, used: await counter.prompt(decisions), costs }
  }
  const spread = async (cut: Cut): Promise<Cut> => {
    const limit = job.compactNow ? marks.low - job.spare : marks.high
    const spare = Math.floor((limit - cut.used) / 2)
    if (unread.length === 0 || spare <= 0) return cut
    const roomy = await shorten(unread, keep + Math.floor(spare / unread.length))
    const isUnread = (elision: Elision) => unread.includes(elision.message)
    const wider = await measure(cut.dropped, [
      ...cut.elided.filter((elision) => !isUnread(elision)),
      ...roomy,
    ])
    return wider.used <= limit ? wider : cut
  }

  if (!job.compactNow && unread.length > 0) {
    const shortened = await measure([], await shorten(unread, keep))
    if (shortened.used <= marks.high) return spread(shortened)
  }

  const long = [...history.messages.values()].filter(
    (message) => isLong(message) && (!units.unread.includes(message) || unread.includes(message)),
  )
  const cutAt = async (count: number): Promise<Cut> => {
    const dropped = units.droppable.slice(0, count).flat()
    const gone = new Set(dropped)
    const staying = long.filter((message) => !gone.has(message))
    return measure(dropped, await shorten(staying, keep))
  }
  const target = marks.low - job.spare
  const isEnough = async (count: number) => (await cutAt(count)).used <= target
  const spoken = total([...history.messages.values()], tokensOf)
  const share = Math.max(0, used - overhead) / Math.max(1, spoken)
  const saved = total(long, (message) => tokensOf(message) - keep)
  const guess = guessUnits(units, used - saved - target, (message) => tokensOf(message) * share)
  const count = await leastCut({ most: units.droppable.length, guess, isEnough })
  const cut = await cutAt(count)
  if (cut.used <= budget.budget) return spread(cut)
  return squeeze({ ...job, cut, units, elidable, shorten, measure, overhead, keep })
}

/** The entries that make a cut happen. */
export function cutDecisions(
  position: Pick<ContextInput, 'turn' | 'step'>,
  dropped: readonly HistoryMessage[],
  elided: readonly Elision[],
): readonly EntryDraft[] {
  const drop: EntryDraft & DropEntry = {
    type: 'drop',
    targets: dropped.map((message) => message.entry.id),
    reason: 'the oldest, cut to make room',
    turn: position.turn,
    step: position.step,
  }
  return [...(dropped.length === 0 ? [] : [drop]), ...elided.map((elision) => elision.draft)]
}

interface SqueezeInput extends CutInput {
  readonly cut: Cut
  readonly units: CuttingUnits
  readonly elidable: (message: HistoryMessage) => boolean
  readonly shorten: ResultShortener
  readonly measure: (dropped: readonly HistoryMessage[], elided: readonly Elision[]) => Promise<Cut>
  readonly overhead: number
  readonly keep: number
}

/** Nothing is left to drop: results that must stay are cut shorter and shorter, down to the note about the cut. */
async function squeeze(input: SqueezeInput): Promise<Cut> {
  const { cut, units, shorten, measure, budget } = input
  const required = [...units.pinned, ...units.newest]
  const results = required.filter(input.elidable)
  let least = cut
  for (let keep = input.keep; keep >= 1 && least.used > budget.budget; keep = Math.floor(keep / 2)) {
    const tried = await measure(cut.dropped, await shorten(results, keep))
    if (tried.used < least.used) least = tried
  }
  if (least.used <= budget.budget) return least
  const { overhead } = input
  throw overflowError({ budget, needed: least.used, overhead, required, costs: cut.costs })
}

/** How many units probably have to go to free this many tokens. */
function guessUnits(
  units: CuttingUnits,
  tokens: number,
  tokensOf: (message: HistoryMessage) => number,
): number {
  let freed = 0
  const index = units.droppable.findIndex((unit) => {
    const isEnough = freed >= tokens
    freed += total(unit, tokensOf)
    return isEnough
  })
  return index === -1 ? units.droppable.length : index
}

function total(messages: readonly HistoryMessage[], tokensOf: (message: HistoryMessage) => number): number {
  return messages.reduce((sum, message) => sum + tokensOf(message), 0)
}
