import { HarnessError } from '@orion-harness/core'
import type { Budget } from '@orion-harness/core'
import type { HistoryMessage } from './context-history.ts'
import type { TokenCosts } from './token-costs.ts'

export interface OverflowInput {
  readonly budget: Budget
  /** Most tokens that it may count, see `promptLimit`. */
  readonly limit: number
  /** Tokens of the shortest prompt that is allowed. */
  readonly needed: number
  /** Tokens of the system text, the tools and the layout. */
  readonly overhead: number
  /** Everything that had to stay. */
  readonly required: readonly HistoryMessage[]
  readonly costs: TokenCosts
}

/** `CONTEXT_OVERFLOW` that names what is too long: the system text, the pins, or the newest message or result. */
export function overflowError(input: OverflowInput): HarnessError {
  const { budget, limit, needed, overhead, required, costs } = input
  const tokensOf = (message: HistoryMessage) => costs.get(message.entry.id) ?? 0
  const sized = required.map((message) => ({ message, tokens: tokensOf(message) }))
  const pins = sized.filter(({ message }) => message.pinned)
  const pinTokens = pins.reduce((sum, { tokens }) => sum + tokens, 0)
  const newest = sized.findLast(({ message }) => message.entry.type === 'user')
  const longest = sized
    .filter(({ message }) => !message.pinned)
    .toSorted((left, right) => right.tokens - left.tokens)[0]
  const name = ({ message, tokens }: { message: HistoryMessage; tokens: number }) => ({
    entryId: message.entry.id,
    type: message.entry.type,
    tokens,
  })

  const blame = (): { what: string; hint: string } => {
    if (overhead >= limit) {
      return {
        what: `The system text and the tools alone take ${overhead} tokens`,
        hint: 'Shorten the instructions, offer fewer tools, or load the model with a larger window.',
      }
    }
    if (pins.length > 0 && (needed - pinTokens <= limit || pinTokens >= (longest?.tokens ?? 0))) {
      const names = pins.map(({ message }) => message.entry.id).join(', ')
      return {
        what: `The pinned entries (${names}) take ${pinTokens} tokens`,
        hint: 'Unpin some of them, or load the model with a larger window.',
      }
    }
    const subject = longest ?? newest
    const kind = subject?.message.entry.type === 'tool-result' ? 'newest result' : 'newest message'
    return {
      what: `The ${kind} (${subject?.message.entry.id ?? 'none'}) takes ${subject?.tokens ?? 0} tokens`,
      hint: 'Send less at once, or load the model with a larger window.',
    }
  }

  const { what, hint } = blame()
  const margin = limit < budget.budget ? ` (${limit} for an estimate)` : ''
  return new HarnessError(
    'CONTEXT_OVERFLOW',
    `[context] ${what}; the shortest prompt has ${needed}, the budget is ${budget.budget}${margin} of a window of ${budget.window}.`,
    {
      hint,
      data: {
        ...budget,
        needed,
        overhead,
        pins: pins.map(name),
        pinTokens,
        newest: newest === undefined ? null : name(newest),
        longest: longest === undefined ? null : name(longest),
      },
    },
  )
}
