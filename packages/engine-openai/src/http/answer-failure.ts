import type { Settings } from '../settings.ts'
import { readFailure } from '../stream/read-failure.ts'
import type { Answer } from './ask.ts'
import { failureOf } from './failure.ts'
import type { Failure } from './failure.ts'

/** Why the server refused a short question, or undefined when its status is below 400. */
export function answerFailure({ status, json }: Answer, { redact }: Settings): Failure | undefined {
  if (status < 400) return undefined
  return failureOf(status, readFailure(json), { redact, promptTokens: 0, contextWindow: 0 })
}

/** Throws `ENGINE_UNAUTHORIZED` when the server refused a short question because of its key: with 401 or 403. */
export function checkKey(answer: Answer, settings: Settings): void {
  const error = answerFailure(answer, settings)?.error
  if (error?.code === 'ENGINE_UNAUTHORIZED') throw error
}
