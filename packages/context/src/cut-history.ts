import type { ContextInput, TokenCounter } from '@orion-harness/core'
import type { Cut } from './cut.ts'
import { checkCutOptions } from './cut-options.ts'
import type { CutOptions } from './cut-options.ts'
import { createCutTrials } from './cut-trials.ts'
import type { CutTrials } from './cut-trials.ts'
import { leastCut } from './least-cut.ts'
import { marksFor, promptLimit } from './marks.ts'
import { overflowError } from './overflow-error.ts'
import { surveyHistory, totalTokens } from './survey-history.ts'
import type { Survey } from './survey-history.ts'
import { countTokens } from './token-costs.ts'
import type { TokenCosts } from './token-costs.ts'

export interface CutInput extends Pick<
  ContextInput,
  'conversation' | 'budget' | 'turn' | 'step' | 'compactNow'
> {
  readonly counter: TokenCounter
  readonly options: CutOptions
  /** Tokens left free below the low mark, for a summary of what goes. */
  readonly spare: number
}

/** A cut, the tokens of each message before it, and what a person should know about it. */
export interface CountedCut extends Cut {
  readonly costs: TokenCosts
  readonly warnings: readonly string[]
}

/**
 * The least cut that brings the prompt under its low mark, if it is over the high one or a cut was asked for.
 * Long results that the model has not read are shortened first: that leaves the cache whole. If it does not do, all
 * long results are shortened and whole units go, oldest first. If even what should stay is too long, the
 * summary, the company of pins and the newest step go too, with a warning. Throws `CONTEXT_OVERFLOW` when the pins
 * with their exchanges and the newest user message are longer than the budget, or than 95 % of it by an estimate.
 */
export async function cutHistory(input: CutInput): Promise<CountedCut> {
  const { conversation, counter, compactNow } = input
  const options = checkCutOptions(input.options)
  const { budget } = input.budget
  const costs = await countTokens(conversation, counter)
  const used = await counter.prompt([])
  const uncut: CountedCut = { dropped: [], elided: [], used, costs, warnings: [] }
  if (!compactNow && used <= marksFor(options, { budget, fixed: 0, exact: counter.exact }).high) return uncut

  const survey = await surveyHistory({ ...input, costs })
  const { high, low } = survey.marks
  if (used <= (compactNow ? low : high)) return uncut
  const trials = createCutTrials(input, survey, options.resultTokens)
  if (!compactNow && trials.unread.length > 0) {
    const shortened = await trials.shortenUnread()
    if (shortened.used <= high) return { ...uncut, ...(await trials.widen(shortened, high)) }
  }

  const target = low - input.spare
  const limit = promptLimit({ budget, exact: counter.exact })
  const cut = await dropOldest(survey, trials, used, target)
  if (cut.used <= limit) return { ...uncut, ...(await trials.widen(cut, compactNow ? target : high)) }
  const least = await trials.squeeze(cut, limit)
  if (least.used <= limit) return { ...uncut, ...least }
  const last = await trials.spareLess(least, limit)
  if (last.used <= limit) return { ...last, costs, warnings: [warningOf(last, least)] }
  const gone = new Set(last.dropped)
  const required = survey.messages.filter((message) => !gone.has(message))
  const { overhead } = survey
  throw overflowError({ budget: input.budget, limit, needed: last.used, overhead, required, costs })
}

/** Says what had to go beyond what a cut may take. */
function warningOf(last: Cut, least: Cut): string {
  const count = last.dropped.length - least.dropped.length
  const messages = count === 0 ? [] : [`${count} messages beside the pins or of the newest step`]
  const summary = last.droppedSummary === undefined ? [] : ['the summary']
  return `Nothing else was left to cut, so ${[...summary, ...messages].join(' and ')} had to go.`
}

/** The least number of units whose going brings the prompt under `target`, or all of them. */
async function dropOldest(survey: Survey, trials: CutTrials, used: number, target: number): Promise<Cut> {
  const { units, tokensOf, overhead, spoken } = survey
  const most = units.droppable.length
  const share = Math.max(0, used - overhead) / Math.max(1, spoken)
  let left = used - target - trials.saving
  const guess = units.droppable.findIndex((unit) => {
    const isEnough = left <= 0
    left -= totalTokens(unit, tokensOf) * share
    return isEnough
  })
  const isEnough = async (count: number) => (await trials.dropUnits(count)).used <= target
  return trials.dropUnits(await leastCut({ most, guess: guess === -1 ? most : guess, isEnough }))
}
