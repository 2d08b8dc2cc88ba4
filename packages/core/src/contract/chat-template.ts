import type { Json } from './json.ts'
import type { Message } from './message.ts'
import type { Engine } from './engine.ts'
import type { ModelInfo } from './model-info.ts'
import type { Prompt } from './prompt.ts'
import type { ToolSpec } from './tool-spec.ts'

/** How a model family lays out messages. */
export interface ChatTemplate {
  readonly name: string
  /** Name of the call format the family writes, for the parser; null when it was trained on none. */
  readonly callFormat: string | null
  /** Strings that end a reply, beside the end tokens the engine knows. */
  readonly stop: readonly string[]
  readonly supports: TemplateSupports
  /**
   * Lays out a conversation. Text of messages and tools is always `content`; only what the template itself writes
   * is `control`. Throws a `HarnessError` with a `TEMPLATE_…` code when the conversation cannot be laid out.
   */
  render(input: RenderInput): Prompt
  /** True when the prompt that `render` gave for this input ends inside a reasoning block. */
  startsInReasoning?(input: RenderInput): boolean
}

export interface RenderInput {
  readonly messages: readonly Message[]
  readonly tools: readonly ToolSpec[]
  /** End with the opening of an assistant message. */
  readonly addGenerationPrompt: boolean
  /** Extra template variables, such as `enable_thinking`. */
  readonly variables?: Readonly<Record<string, Json>>
}

export interface TemplateSupports {
  /** System text has a place of its own; otherwise it is folded into the first user message. */
  readonly system: boolean
  /** Offered tools are advertised the way the family was trained on. */
  readonly tools: boolean
  /** Reasoning has a place of its own. */
  readonly reasoning: boolean
  /** Rendering one more message leaves the text before it unchanged. */
  readonly stablePrefix: boolean
}

/** Finds the template of a model, with proof. */
export interface TemplateResolver {
  /** Throws `TEMPLATE_NOT_FOUND` with the evidence looked at when there is none: it never guesses. */
  resolve(input: ResolveInput): TemplateResolution | Promise<TemplateResolution>
}

export interface ResolveInput {
  readonly model: ModelInfo
  /** Tools will be offered, so a `tool_use` variant is wanted. */
  readonly tools: boolean
  /** The vocabulary, where the engine can tell. */
  readonly isControlToken?: Engine['isControlToken']
}

export interface TemplateResolution {
  readonly template: ChatTemplate
  readonly source: 'override' | 'model' | 'family'
  /** What was looked at and what it showed, in order. */
  readonly evidence: readonly string[]
  /** Doubts, each a sentence for a person. */
  readonly warnings: readonly string[]
}
