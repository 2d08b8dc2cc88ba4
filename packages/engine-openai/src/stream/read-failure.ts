import { fieldsOf, numberOf, positiveOf, textOf } from '../read-json.ts'
import type { ServerFailure } from './reply-delta.ts'

/**
 * The error in a message or in the body of an answer, or undefined when there is none. Reads
 * `{error: {message, code, type}}`, `{error: "text"}`, `{object: "error", message}` and `{detail}`.
 */
export function readFailure(value: unknown): ServerFailure | undefined {
  const fields = fieldsOf(value)
  const said = fields['error'] ?? (fields['object'] === 'error' ? fields : fields['detail'])
  if (said === undefined || said === null || said === false) return undefined
  const error = fieldsOf(said)
  const message = textOf(said) ?? textOf(error['message']) ?? textOf(error['error']) ?? JSON.stringify(said)
  const code = textOf(error['code'])
  const type = textOf(error['type'])
  const status = numberOf(error['code']) ?? numberOf(error['status']) ?? numberOf(error['status_code'])
  const promptTokens = positiveOf(error['n_prompt_tokens'])
  const contextWindow = positiveOf(error['n_ctx'])
  return {
    message,
    ...(code === undefined ? {} : { code }),
    ...(type === undefined ? {} : { type }),
    ...(status === undefined ? {} : { status }),
    ...(promptTokens === undefined ? {} : { promptTokens }),
    ...(contextWindow === undefined ? {} : { contextWindow }),
  }
}
