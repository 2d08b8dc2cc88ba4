import { HarnessError } from '../../../contract/error.ts'

/** The error for a prompt that does not fit. */
export function overflow(promptTokens: number, contextWindow: number): HarnessError {
  return new HarnessError('CONTEXT_OVERFLOW', `${promptTokens} tokens do not fit ${contextWindow}.`, {
    data: { promptTokens, contextWindow },
  })
}
