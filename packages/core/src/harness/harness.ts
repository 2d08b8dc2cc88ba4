import type { Conversation } from '../contract/conversation.ts'
import type { AssistantEntry, Entry, UserEntry } from '../contract/entry.ts'
import type { EventBody } from '../contract/event.ts'
import type { ModelDraft, StopBeforeModel, TextWatcher } from '../contract/hooks.ts'
import type { Json } from '../contract/json.ts'
import type { Message } from '../contract/message.ts'
import type { SamplingSettings } from '../contract/sampling.ts'
import type { ToolContext } from '../contract/tool.ts'
import type { ToolCall } from '../contract/tool-call.ts'
import type { ToolResult } from '../contract/tool-result.ts'
import type { ToolSpec } from '../contract/tool-spec.ts'
import type { Transcript } from '../conversation/transcript.ts'
import type { Position } from './event-sink.ts'

/**
 * The seven behaviours without a loop. The order of calls is the order of a turn:
 * `startTurn`, then for each step `beforeModel`, your model, `afterModel`, the tools, `afterStep`; at last `endTurn`.
 * The tools are run by `runTools`, or one by one with `beforeTool` and `afterTool`.
 */
export interface Harness {
  readonly conversation: Conversation
  readonly tools: readonly ToolSpec[]
  readonly position: Readonly<Position>
  /** Answers calls a crash or a fork left open, then logs the person's message. Throws `INPUT_EMPTY`. */
  startTurn(text: string): Entry
  /** Logs a message that came while the turn runs. */
  addUser(text: string, source: UserEntry['source']): Entry
  /** Begins a step: injects reminders, shortens, runs the hooks, and says what to send. */
  beforeModel(input?: BeforeModelInput): Promise<ModelDraft | StopBeforeModel>
  /** A watcher for the reply that is about to come; undefined when no plugin watches. */
  watchText(): TextWatcher | undefined
  /** Logs the reply. */
  afterModel(reply: Omit<AssistantEntry, 'type'>): Entry
  /** Answers every call of the newest reply, in order, once each. Never rejects for a tool's or a rule's sake. */
  runTools(signal: AbortSignal): Promise<void>
  /** Answers a call that will not be run, and why not. */
  refuseCall(call: ToolCall, why: string): void
  /** May this call run, with which arguments? If not, its result is logged already. */
  beforeTool(call: ToolCall, signal?: AbortSignal): Promise<ToolDecision>
  /** Makes the result of a call that `beforeTool` let run, and logs it in the place of the call. */
  afterTool(call: ToolCall, outcome: RawOutcome): Promise<ToolResult>
  /** Ends the step and asks the stop conditions. */
  afterStep(input: AfterStepInput): Promise<StepDecision>
  endTurn(reason: string, detail?: Json): Entry
  /** The messages of a transcript, default the present one. An unchanged entry gives the same object every time. */
  writeMessages(view?: Transcript): readonly Message[]
  /** For the loop's own events; stamped and shown to plugins like any other. */
  emit(event: EventBody): void
  /** True once after something asked for a shorter context. */
  takeCompaction(): boolean
  /** Asks that the context be shortened before the next model call. */
  compact(): void
}

export interface BeforeModelInput {
  readonly sampling?: SamplingSettings
  /** Counts text for reminder budgets. Default: one token per four characters. */
  readonly countTokens?: (text: string) => Promise<number>
  /** Called after reminders and before the messages are written; may append entries that shorten. */
  readonly shorten?: () => Promise<void>
  /** Offer no tools, so that the model answers. */
  readonly answerOnly?: boolean
}

export type ToolDecision =
  | { readonly type: 'allow'; readonly call: ToolCall; run(context: ToolContext): unknown }
  | { readonly type: 'result'; readonly result: ToolResult }

export type RawOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: unknown }

export interface AfterStepInput {
  /** No tool was called, so the turn is about to end. */
  readonly isFinal: boolean
  readonly text: string
  readonly gauge?: { readonly used: number; readonly budget: number }
}

export type StepDecision =
  | { readonly type: 'continue' }
  | { readonly type: 'stop'; readonly reason: string; readonly detail?: Json; readonly answer?: boolean }
  /** The feedback has been logged as a user message; call the model again. */
  | { readonly type: 'resume'; readonly feedback: string }
