import { HarnessError } from '@orion-harness/core'
import { checkMarks } from './marks.ts'
import type { MarkOptions } from './marks.ts'

/** How history is cut. */
export interface CutOptions extends MarkOptions {
  /**
   * Tokens that a tool result of more than twice this length may keep once history is cut. Results the model has
   * not read yet may keep half of the room that is left instead. Default 256.
   */
  readonly resultTokens?: number
}

/** The options with their defaults. Throws `OPTION_INVALID` for marks out of range or a `resultTokens` below 1. */
export function checkCutOptions(options: CutOptions): Required<CutOptions> {
  const { resultTokens = 256 } = options
  if (Number.isInteger(resultTokens) && resultTokens >= 1) return { ...checkMarks(options), resultTokens }
  throw new HarnessError('OPTION_INVALID', `[context] A result cannot keep ${resultTokens} tokens.`, {
    hint: 'Give a whole number, at least 1.',
  })
}
