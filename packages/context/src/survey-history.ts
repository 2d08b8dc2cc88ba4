import type { ContextInput, TokenCounter } from '@orion-harness/core'
import { contextHistory } from './context-history.ts'
import type { HistoryMessage } from './context-history.ts'
import type { CutOptions } from './cut-options.ts'
import { cuttingUnits, isElidable } from './cutting-units.ts'
import type { CuttingUnits } from './cutting-units.ts'
import { marksFor } from './marks.ts'
import type { Marks } from './marks.ts'
import type { TokenCosts } from './token-costs.ts'

export interface SurveyInput extends Pick<ContextInput, 'conversation' | 'budget'> {
  readonly counter: TokenCounter
  readonly options: CutOptions
  readonly costs: TokenCosts
}

/** What there is to cut, and how far. */
export interface Survey {
  readonly units: CuttingUnits
  readonly marks: Marks
  /** Tokens of the prompt without messages. */
  readonly overhead: number
  /** Tokens of all messages still sent, without the layout around them. */
  readonly spoken: number
  readonly tokensOf: (message: HistoryMessage) => number
  /** True for results that may be shortened. */
  readonly isElidable: (message: HistoryMessage) => boolean
  /** Entry of the summary in force. */
  readonly summaryId: string | undefined
  /** Every message still sent, oldest first. */
  readonly messages: readonly HistoryMessage[]
}

/** Looks at all that is still sent; for the steps that cut. */
export async function surveyHistory(input: SurveyInput): Promise<Survey> {
  const { conversation, counter, budget, options, costs } = input
  const history = conversation.view(contextHistory)
  const messages = [...history.messages.values()]
  const units = cuttingUnits(history)
  const elidable = isElidable(history)
  const tokensOf = (message: HistoryMessage) => costs.get(message.entry.id) ?? 0
  const whole = units.pinned.filter((message) => !elidable(message))
  const overhead = await counter.overhead()
  const reminders = await counter.text(history.systemReminders.join('\n'))
  const fixed = overhead + reminders + totalTokens(whole, tokensOf)
  const marks = marksFor(options, { budget: budget.budget, fixed, exact: counter.exact })
  const spoken = totalTokens(messages, tokensOf)
  return {
    units,
    marks,
    overhead,
    spoken,
    tokensOf,
    isElidable: elidable,
    summaryId: history.summary?.entryId,
    messages,
  }
}

/** Tokens of these messages together. */
export function totalTokens(
  messages: readonly HistoryMessage[],
  tokensOf: (message: HistoryMessage) => number,
): number {
  return messages.reduce((sum, message) => sum + tokensOf(message), 0)
}
