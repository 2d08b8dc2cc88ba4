import type { EngineSupports } from '../../contract/engine.ts'
import type { EngineEvent, FinishEvent } from '../../contract/engine-event.ts'
import { HarnessError } from '../../contract/error.ts'
import type { HarnessErrorCode } from '../../contract/error.ts'
import type { GenerateRequest } from '../../contract/generate-request.ts'
import type { Json } from '../../contract/json.ts'
import type { ModelInfo } from '../../contract/model-info.ts'
import type { Prompt } from '../../contract/prompt.ts'

/**
 * One line of a recording, which has one `engine` line. `id` counts generations from 0; `ms` counts from the start of
 * that generation.
 */
export type RecordingLine =
  | {
      readonly type: 'engine'
      readonly version: 1
      readonly name: string
      readonly model: ModelInfo
      readonly supports: RecordedSupports
    }
  | { readonly type: 'request'; readonly id: number; readonly request: RecordedRequest }
  | { readonly type: 'event'; readonly id: number; readonly ms: number; readonly event: RecordedEvent }
  | { readonly type: 'refused'; readonly id: number; readonly ms: number; readonly error: RecordedError }
  | { readonly type: 'count'; readonly prompt: Prompt; readonly tokens: number }
  | { readonly type: 'control'; readonly text: string; readonly is: boolean }

/** `concurrency` is null where the engine has no limit, which JSON cannot say. */
export type RecordedSupports = Omit<EngineSupports, 'concurrency'> & { readonly concurrency: number | null }

/** Everything of a request that decides the reply: not its signal, and not its `cacheKey`. */
export type RecordedRequest = Omit<GenerateRequest, 'signal' | 'cacheKey'>

export type RecordedEvent =
  | Exclude<EngineEvent, FinishEvent>
  | (Omit<FinishEvent, 'error'> & { readonly error?: RecordedError })

export interface RecordedError {
  readonly code: HarnessErrorCode
  readonly message: string
  readonly hint?: string
  readonly data?: Json
}

/** The part of a request that a recording keeps, with its fields always in the same order. */
export function recordedRequest(request: GenerateRequest): RecordedRequest {
  const { input, stop, maxTokens, sampling, constraint } = request
  return { input, stop, maxTokens, sampling, ...(constraint === undefined ? {} : { constraint }) }
}

/** An error as a line holds it; its cause is left out. */
export function recordedError({ code, message, hint, data }: HarnessError): RecordedError {
  return {
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(data === undefined ? {} : { data }),
  }
}

/** The error a line holds. */
export function errorOf({ code, message, hint, data }: RecordedError): HarnessError {
  return new HarnessError(code, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(data === undefined ? {} : { data }),
  })
}
