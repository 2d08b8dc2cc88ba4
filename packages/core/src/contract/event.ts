import type { Entry } from './entry.ts'
import type { FinishReason } from './engine-event.ts'
import type { HarnessError } from './error.ts'
import type { Json } from './json.ts'
import type { PlannedEntry } from './context-strategy.ts'
import type { ReminderOutcome } from './reminder.ts'
import type { CallReading, ToolCall } from './tool-call.ts'
import type { ToolResult } from './tool-result.ts'
import type { Timings, Usage } from './usage.ts'

/**
 * Everything a UI needs. One `turn-start`, one `turn-end`, nothing after it; steps and tools nest, on every path.
 * `seq` counts the agent's events from 1.
 */
export type AgentEvent = EventHead & EventBody

export interface EventHead {
  readonly seq: number
  readonly turn: number
  /** 0 outside a step. */
  readonly step: number
  /** Names of the agents this event came through, outermost first; empty for the agent itself. */
  readonly path: readonly string[]
}

export type EventBody =
  | { readonly type: 'turn-start'; readonly input: string }
  | TemplateEvent
  | { readonly type: 'step-start' }
  | ContextEvent
  | ({ readonly type: 'reminder' } & ReminderOutcome)
  | { readonly type: 'prefill'; readonly processed: number; readonly total: number; readonly reused: number }
  | TextDeltaEvent
  | { readonly type: 'reasoning-delta'; readonly text: string; readonly tokens: number }
  | { readonly type: 'call-start'; readonly index: number; readonly name: string }
  | { readonly type: 'call-delta'; readonly index: number; readonly text: string }
  | ({ readonly type: 'tool-call'; readonly call: ToolCall } & CallReading)
  | { readonly type: 'tool-ask'; readonly call: ToolCall; readonly question: string; readonly rule: string }
  | { readonly type: 'tool-start'; readonly call: ToolCall }
  | { readonly type: 'tool-progress'; readonly callId: string; readonly data: Json }
  | ToolEndEvent
  | RuleEvent
  | { readonly type: 'message'; readonly entry: Entry }
  | { readonly type: 'summary-start' }
  | { readonly type: 'summary-end'; readonly ok: boolean; readonly usage?: Usage }
  | { readonly type: 'warning'; readonly code: string; readonly message: string; readonly data?: Json }
  | { readonly type: 'error'; readonly error: HarnessError }
  | StepEndEvent
  | TurnEndEvent

export interface TemplateEvent {
  readonly type: 'template'
  readonly name: string
  /** `messages`: the server lays the conversation out with its own template. */
  readonly source: 'override' | 'model' | 'family' | 'given' | 'messages'
  readonly evidence: readonly string[]
  readonly callFormat: string | null
}

/** Tokens of the prompt about to be sent. `used` may reach `budget`, which is `window` minus `reserve`. */
export interface ContextEvent {
  readonly type: 'context'
  readonly used: number
  readonly budget: number
  readonly window: number
  readonly reserve: number
  readonly exact: boolean
  /** Where the tokens are. `template` is what the layout itself costs. */
  readonly parts: Readonly<Record<ContextPart, number>>
  readonly kept: number
  readonly dropped: number
  readonly pinned: number
  /**
   * How this prompt begins: like the last one (`kept`), differently because the harness rewrote history
   * (`rewritten`), or differently because the template or a hook lays old messages out anew (`changed`).
   */
  readonly prefix: 'kept' | 'rewritten' | 'changed'
  /** What became of each entry. Worked out when asked. */
  explain(): readonly PlannedEntry[]
}

export type ContextPart = 'system' | 'tools' | 'reminders' | 'pins' | 'summary' | 'history' | 'template'

/** Deltas are for display and are merged for a slow consumer; joined, they are the reply's text. */
export interface TextDeltaEvent {
  readonly type: 'text-delta'
  readonly text: string
  readonly tokens: number
  readonly tokensPerSecond: number
}

export interface ToolEndEvent {
  readonly type: 'tool-end'
  readonly call: ToolCall
  readonly result: ToolResult
  readonly durationMs: number
}

export interface RuleEvent {
  readonly type: 'rule'
  readonly rule: string
  readonly callId: string
  readonly verdict: 'deny' | 'ask' | 'rewrite'
  readonly reason: string
}

export interface StepEndEvent {
  readonly type: 'step-end'
  readonly finish: FinishReason
  readonly usage: Usage
  readonly timings: Timings
  readonly seed?: number
}

/** `reason` is `done`, `length`, `aborted`, `error`, `step-limit`, or what a stop condition or watcher said. */
export interface TurnEndEvent {
  readonly type: 'turn-end'
  readonly reason: string
  readonly detail?: Json
  readonly text: string
  readonly steps: number
  readonly usage: Usage
  readonly error?: HarnessError
}
