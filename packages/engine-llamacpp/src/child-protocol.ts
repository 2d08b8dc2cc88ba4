import {
  HarnessError,
  isHarnessError,
  type EngineEvent,
  type EngineSupports,
  type GenerateRequest,
  type HarnessErrorCode,
  type Json,
  type ModelInfo,
  type Prompt,
} from '@orion-harness/core'
import type { LlamaCppOptions } from './options.ts'

/** Options that can cross to another process. */
export type PlainOptions = Omit<
  LlamaCppOptions,
  'llama' | 'onLoadProgress' | 'onLog' | 'signal' | 'toGrammar' | 'download' | 'isolate'
>

/** What the parent asks the child to do; each call is answered once. */
export interface ChildCalls {
  open(path: string, options: PlainOptions): { readonly model: ModelInfo; readonly supports: EngineSupports }
  countTokens(prompt: Prompt): number
  isControlToken(text: string): boolean
  /** Gives the number of the generation. */
  generate(request: PlainRequest): number
  /** The next event of a generation; not to be asked for after its last. */
  next(generation: number): EngineEvent
  /** The consumer has left: answered when the work has ended. */
  leave(generation: number): null
  saveState(path: string, cacheKey: string | undefined): number
  loadState(path: string): number
  close(): null
}

/** A JSON Schema that the parent has turned into a grammar is that grammar, in a property `gbnf`. */
export type PlainRequest = Omit<GenerateRequest, 'signal'>

/** From the parent to the child. */
export type ToChild =
  | {
      readonly type: 'call'
      readonly id: number
      readonly method: keyof ChildCalls
      readonly values: readonly unknown[]
    }
  | { readonly type: 'abort'; readonly generation: number }

/** From the child to the parent. */
export type ToParent =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly error: PlainError }
  | { readonly type: 'load-progress'; readonly fraction: number }
  | { readonly type: 'log'; readonly level: string; readonly message: string }

/** A `HarnessError` as JSON. */
export interface PlainError {
  readonly code: HarnessErrorCode
  readonly message: string
  readonly hint?: string
  readonly data?: Json
  readonly cause?: string
}

/** Any thrown value as JSON; one that is no `HarnessError` becomes `ENGINE_FAILED`. */
export function packError(thrown: unknown): PlainError {
  if (!isHarnessError(thrown)) return { code: 'ENGINE_FAILED', message: messageOf(thrown) }
  const { code, message, hint, data, cause } = thrown
  return {
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(data === undefined ? {} : { data }),
    ...(cause === undefined ? {} : { cause: messageOf(cause) }),
  }
}

/** The `HarnessError` again, its cause as an error with the same message. */
export function unpackError({ code, message, hint, data, cause }: PlainError): HarnessError {
  return new HarnessError(code, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(data === undefined ? {} : { data }),
    ...(cause === undefined ? {} : { cause: new Error(cause) }),
  })
}

/** The error of a `finish` crosses as `PlainError` in its place. */
export function packEvent(event: EngineEvent): unknown {
  return event.type === 'finish' && event.error ? { ...event, error: packError(event.error) } : event
}

/** The event `packEvent` was given. */
export function unpackEvent(event: EngineEvent): EngineEvent {
  return event.type === 'finish' && event.error
    ? { ...event, error: unpackError(event.error as PlainError) }
    : event
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
