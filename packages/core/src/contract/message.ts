import type { ToolCall } from './tool-call.ts'

/**
 * A message as templates and message engines see it: what the model will read, nothing else.
 * Message objects are immutable, and an unchanged message keeps its identity from step to step, so a
 * template may cache what it rendered for one.
 */
export type Message = SystemMessage | UserMessage | AssistantMessage | ToolMessage

export interface SystemMessage {
  readonly role: 'system'
  readonly content: string
}

export interface UserMessage {
  readonly role: 'user'
  readonly content: string
}

export interface AssistantMessage {
  readonly role: 'assistant'
  readonly content: string
  /** The model's reasoning, without its markers. Templates keep or drop it as the family was trained. */
  readonly reasoning?: string
  readonly toolCalls?: readonly ToolCall[]
}

export interface ToolMessage {
  readonly role: 'tool'
  readonly callId: string
  /** Name of the tool that was called. */
  readonly name: string
  readonly content: string
  /** False for an error, a denial or a call that was not run. */
  readonly ok: boolean
}
