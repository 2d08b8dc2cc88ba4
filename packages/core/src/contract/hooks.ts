import type { AgentEvent } from './event.ts'
import type { ConversationReader } from './conversation.ts'
import type { Json } from './json.ts'
import type { Message } from './message.ts'
import type { SamplingSettings } from './sampling.ts'
import type { ToolSpec } from './tool-spec.ts'

/**
 * One composition rule for all hooks. They run one after another in plugin order, each seeing what the one before
 * it gave; returning undefined changes nothing. `beforeModel` is a gate and fails closed: if it throws, the model
 * is not called and the turn ends with an error. `watchText` and `onEvent` observe: if one throws, that is a
 * `warning` event and the turn goes on.
 */
export interface Hooks {
  /** Before each model call: change what is sent, or stop. */
  beforeModel?(
    draft: ModelDraft,
    context: HookContext,
  ): ModelDraft | StopBeforeModel | undefined | Promise<ModelDraft | StopBeforeModel | undefined>
  /** A fresh watcher for each reply; a watcher may cut the reply in mid-generation. */
  watchText?(context: HookContext): TextWatcher
  /** Sees every event, in order. */
  onEvent?(event: AgentEvent): void
}

/** What is about to be sent. Changing the tools or an old message makes the engine read the prompt again. */
export interface ModelDraft {
  readonly messages: readonly Message[]
  readonly tools: readonly ToolSpec[]
  readonly sampling: SamplingSettings
}

export interface StopBeforeModel {
  readonly stop: string
  readonly detail?: Json
}

export interface HookContext {
  readonly conversation: ConversationReader
  readonly turn: number
  readonly step: number
}

export interface TextWatcher {
  /** Gets the reply as it grows, reasoning included. A returned reason cuts it there; what was said is kept. */
  push(delta: string): string | undefined
}
