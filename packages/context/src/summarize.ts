import { HarnessError, isHarnessError } from '@orion-harness/core'
import type {
  ContextInput,
  ContextStrategy,
  EntryDraft,
  SummaryEntry,
  TokenCounter,
} from '@orion-harness/core'
import { calibrateCounter } from './calibrate-counter.ts'
import { contextHistory } from './context-history.ts'
import type { HistoryMessage } from './context-history.ts'
import { createPlan } from './create-plan.ts'
import type { CachedPlan } from './create-plan.ts'
import { cutDecisions, isPinnedSince } from './cut.ts'
import { cutHistory } from './cut-history.ts'
import type { CountedCut } from './cut-history.ts'
import { checkCutOptions } from './cut-options.ts'
import type { CutOptions } from './cut-options.ts'
import { foldMessages } from './fold-messages.ts'
import { promptLimit } from './marks.ts'
import { defaultSummaryPrompt } from './summary-prompt.ts'
import type { SummaryPrompt } from './summary-prompt.ts'

export interface SummarizeOptions extends CutOptions {
  /** Asks for a summary. Default: `defaultSummaryPrompt`, one sentence and the transcript. */
  readonly prompt?: SummaryPrompt
  /** Most tokens of a summary. Default an eighth of the window, at most 512. */
  readonly maxTokens?: number
  /** Most model calls for one cut; more than one only when what goes does not fit one request. Default 4. */
  readonly maxCalls?: number
  /**
   * Where the summary goes: `start` with the system message, `recent` before the newest user message, which costs
   * reading the newest turn again at each turn. Default `start`.
   */
  readonly placement?: SummaryEntry['placement']
  /** The line above the summary. Default `Summary of the earlier conversation:`. */
  readonly heading?: string
}

const defaultHeading = 'Summary of the earlier conversation:'

/**
 * Cuts like `slidingWindow`, and folds what goes into one summary, written by the same model. The next summary takes
 * the place of this one, which is read once for it. If the model fails, the window is too small, nothing would be
 * saved or one of the turns is pinned meanwhile, the plan warns and turns are dropped instead. The originals stay in
 * the log.
 *
 * `plan` throws `CONTEXT_OVERFLOW` when what must stay is longer than the budget, or than 95 % of it by an estimate,
 * and `ENGINE_ABORTED` when the signal ends the model call. Throws `OPTION_INVALID` for options out of range.
 */
export function summarize(options: SummarizeOptions = {}): ContextStrategy {
  checkCutOptions(options)
  checkCount('maxTokens', options.maxTokens)
  checkCount('maxCalls', options.maxCalls)
  return {
    name: 'summarize',
    async plan(input) {
      const counter = calibrateCounter(input)
      const maxTokens = options.maxTokens ?? Math.max(1, Math.min(512, Math.floor(input.budget.window / 8)))
      const spare = maxTokens + (await counter.text(options.heading ?? defaultHeading))
      const cut = await cutHistory({ ...input, counter, options, spare })
      const decisions = cutDecisions(input, cut)
      if (cut.dropped.length === 0) return createPlan({ ...cut, input, counter, decisions })
      const plan = await foldCut(input, counter, options, { cut, maxTokens })
      if (typeof plan !== 'string') return plan

      const pruned = await cutHistory({ ...input, counter, options, spare: 0 })
      const warnings = [
        ...pruned.warnings,
        `No summary: ${plan} The oldest ${pruned.dropped.length} messages were dropped instead.`,
      ]
      const drops = cutDecisions(input, pruned)
      return createPlan({ ...pruned, input, counter, decisions: drops, warnings })
    },
  }
}

/** The plan with a summary, or why there is none. */
async function foldCut(
  input: ContextInput,
  counter: TokenCounter,
  options: SummarizeOptions,
  { cut, maxTokens }: { readonly cut: CountedCut; readonly maxTokens: number },
): Promise<CachedPlan | string> {
  const { conversation, complete, signal, budget } = input
  if (complete === undefined) return 'The strategy has no model to ask.'
  const { prompt = defaultSummaryPrompt, maxCalls = 4, heading = defaultHeading } = options
  const { summary: earlier } = conversation.view(contextHistory)
  try {
    const folded = await foldMessages({
      messages: cut.dropped,
      earlier: earlier === undefined ? undefined : withoutHeading(earlier.entry.text, heading),
      prompt,
      complete,
      count: (text) => counter.text(text),
      exact: counter.exact,
      window: budget.window,
      maxTokens,
      maxCalls,
      signal,
    })
    const text = `${heading}\n${folded.text}`
    const before = [...folded.folded.map(entryIdOf), ...(earlier === undefined ? [] : [earlier.entryId])]
    const freed = before.reduce((sum, id) => sum + (cut.costs.get(id) ?? 0), 0)
    const tokens = await counter.text(text)
    if (tokens >= freed) return `It would take ${tokens} tokens and save ${freed}.`

    const summary: EntryDraft = {
      type: 'summary',
      text,
      replaces: before,
      placement: options.placement ?? 'start',
      usage: folded.usage,
      turn: input.turn,
      step: input.step,
    }
    const decisions = [summary, ...cutDecisions(input, { dropped: folded.left, elided: cut.elided })]
    const used = await counter.prompt(decisions)
    const limit = promptLimit({ budget: budget.budget, exact: counter.exact })
    if (used > limit) return `With it the prompt would take ${used} tokens of ${limit}.`
    if (isPinnedSince(conversation.view(contextHistory), cut)) {
      return 'A message was pinned while it was written.'
    }
    const warnings = [...cut.warnings, ...folded.warnings]
    if (folded.left.length > 0) {
      const count = folded.left.length
      warnings.push(
        `${count} messages were dropped unsummarised: ${maxCalls} model calls did not reach them.`,
      )
    }
    return await createPlan({ ...cut, input, counter, decisions, used, warnings })
  } catch (error) {
    if (!isHarnessError(error, 'CONTEXT_SUMMARY_FAILED')) throw error
    return error.message
  }
}

function withoutHeading(text: string, heading: string): string {
  return text.startsWith(`${heading}\n`) ? text.slice(heading.length + 1) : text
}

function entryIdOf(message: HistoryMessage): string {
  return message.entry.id
}

function checkCount(name: string, value: number | undefined): void {
  if (value === undefined || (Number.isInteger(value) && value >= 1)) return
  throw new HarnessError('OPTION_INVALID', `[context] ${name} is ${value}.`, {
    hint: 'Give a whole number, at least 1.',
  })
}
