import type { Message } from './message.ts'
import type { OutputConstraint } from './output-constraint.ts'
import type { Prompt } from './prompt.ts'
import type { SamplingSettings } from './sampling.ts'
import type { ToolSpec } from './tool-spec.ts'

/** One model call. */
export interface GenerateRequest {
  readonly input: PromptInput | MessagesInput
  /** Strings that end the reply; never shown. */
  readonly stop: readonly string[]
  /** Most tokens to produce, at least 1. */
  readonly maxTokens: number
  readonly sampling: SamplingSettings
  readonly constraint?: OutputConstraint
  /** A stable name for the conversation, so that an engine can find its cache again. A hint only. */
  readonly cacheKey?: string
  readonly signal?: AbortSignal
}

/** A rendered prompt, for engines that take text. */
export interface PromptInput {
  readonly type: 'prompt'
  readonly prompt: Prompt
}

/** Messages, for a server that owns its own template. */
export interface MessagesInput {
  readonly type: 'messages'
  readonly messages: readonly Message[]
  readonly tools: readonly ToolSpec[]
}
