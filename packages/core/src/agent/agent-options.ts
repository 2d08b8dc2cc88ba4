import type { ChatTemplate, TemplateResolver } from '../contract/chat-template.ts'
import type { ContextStrategy } from '../contract/context-strategy.ts'
import type { Engine } from '../contract/engine.ts'
import type { Json } from '../contract/json.ts'
import type { SamplingSettings } from '../contract/sampling.ts'
import type { ToolCallParser } from '../contract/tool-call-parser.ts'
import type { HarnessOptions } from '../harness/harness-options.ts'

export interface AgentOptions extends Omit<HarnessOptions, 'onEvent' | 'loop' | 'firstSeq'> {
  readonly engine: Engine
  /** How the model reads messages. Needed unless the engine's server lays messages out itself. */
  readonly template?: ChatTemplate | TemplateResolver
  /** Extra variables for the template, such as `enable_thinking`. */
  readonly templateVariables?: Readonly<Record<string, Json>>
  /** Reads calls out of the model's text. Needed when there are tools, unless the server reads them itself. */
  readonly parser?: ToolCallParser
  /** What fits the window. Default: everything, and `CONTEXT_OVERFLOW` when it does not fit. */
  readonly context?: ContextStrategy
  readonly sampling?: SamplingSettings
  /** Most tokens of one reply, which are kept free for it. Default a quarter of the window, at most 2,048. */
  readonly maxTokens?: number
  /** Model calls in one turn. Default 8. */
  readonly maxSteps?: number
  /** At the step ceiling let the model answer once more without tools. Default true. */
  readonly answerAtLimit?: boolean
  /** Let the grammar of the call format guide the engine inside calls, where both can. Default true. */
  readonly constrainCalls?: boolean
}

/** What may change between turns. */
export type AgentSettings = Partial<Omit<AgentOptions, 'conversation' | 'now'>>

export interface RunOptions {
  /** Stops the turn: the model within a token, tools at once. */
  readonly signal?: AbortSignal
}
