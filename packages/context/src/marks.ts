import { HarnessError } from '@orion-harness/core'

/** When to cut and how deep. */
export interface MarkOptions {
  /**
   * Cut when the prompt has filled this share of the room. Default 1: waiting longer never costs more.
   */
  readonly high?: number
  /**
   * Cut down to this share of the room. Default 0.5, where the tokens evaluated per token of history that is still
   * there after a cut are fewest.
   */
  readonly low?: number
  /** Tokens the prompt should stay under though the window holds more, because the model is sharper there. */
  readonly ceiling?: number
}

export interface Marks {
  /** A prompt longer than this is cut, in tokens. */
  readonly high: number
  /** Down to this, in tokens. */
  readonly low: number
}

export interface MarkInput {
  /** Tokens the prompt may have. */
  readonly budget: number
  /** Tokens that no cut can free: the system text, the tools, the pins. */
  readonly fixed: number
  /** Counts are the engine's own; estimates stay this much further away from the edge. */
  readonly exact: boolean
}

/** Share of the budget that an estimate may be wrong by before the window is at risk. */
const estimateMargin = 0.05

/** Most tokens that a prompt may count: the budget, and 5 % less where counts are estimates. */
export function promptLimit({ budget, exact }: Pick<MarkInput, 'budget' | 'exact'>): number {
  return exact ? budget : Math.floor(budget * (1 - estimateMargin))
}

/**
 * The two marks, in tokens: shares of the room, which is the budget (or the ceiling, where that is lower) less what
 * is fixed.
 */
export function marksFor(options: MarkOptions, input: MarkInput): Marks {
  const { high, low, ceiling } = checkMarks(options)
  const safe = promptLimit(input)
  const room = Math.max(0, Math.min(safe, ceiling) - input.fixed)
  return {
    high: Math.min(safe, Math.floor(input.fixed + high * room)),
    low: Math.min(safe, Math.floor(input.fixed + low * room)),
  }
}

/** The options with their defaults. Throws `OPTION_INVALID` unless 0 < low < high ≤ 1 and the ceiling is at least 1. */
export function checkMarks(options: MarkOptions): Required<MarkOptions> {
  const { high = 1, low = 0.5, ceiling = Number.POSITIVE_INFINITY } = options
  if (!(low > 0 && low < high && high <= 1)) {
    throw new HarnessError(
      'OPTION_INVALID',
      `[context] The marks low ${low} and high ${high} are no marks.`,
      {
        hint: 'They are shares of the room: 0 < low < high ≤ 1.',
      },
    )
  }
  if (!(ceiling >= 1)) {
    throw new HarnessError('OPTION_INVALID', `[context] A ceiling of ${ceiling} tokens is none.`, {
      hint: 'Give at least 1, or leave it out.',
    })
  }
  return { high, low, ceiling }
}
