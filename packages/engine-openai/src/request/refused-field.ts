import type { HarnessError } from '@orion-harness/core'
import { fieldsOf, textOf } from '../read-json.ts'

/** Fields a request can do without: they make a reply better, or say more about it. */
const optional: readonly string[] = [
  'stream_options',
  'seed',
  'top_k',
  'min_p',
  'top_p',
  'repeat_penalty',
  'repetition_penalty',
  'repeat_last_n',
  'frequency_penalty',
  'presence_penalty',
  'temperature',
  'cache_prompt',
  'timings_per_token',
  'return_progress',
  'id_slot',
  'prompt_cache_key',
  'add_special_tokens',
  'reasoning_content',
]

/**
 * The field of `body` that a server refused by name, if the request can do without it. Strict servers refuse what
 * others ignore, with a status of 400 or 422 and a message that names it.
 */
export function refusedField(
  error: HarnessError,
  body: Readonly<Record<string, unknown>>,
): string | undefined {
  const { status, server } = fieldsOf(error.data)
  if (error.code !== 'ENGINE_FAILED' || (status !== 400 && status !== 422)) return undefined
  const message = textOf(server) ?? ''
  return optional.find((field) => field in body && new RegExp(`\\b${field}\\b`, 'u').test(message))
}

/** `body` without `fields`. */
export function withoutFields(
  body: Readonly<Record<string, unknown>>,
  fields: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
  return fields.size === 0
    ? body
    : Object.fromEntries(Object.entries(body).filter(([name]) => !fields.has(name)))
}
