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
 * The stages of a turn, without a loop, in the order of their calls: `startTurn`, then for each step `beforeModel`,
 * the model, `afterModel`, the tools, `afterStep`; at last `endTurn`.
 */
export interface Stages {
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
  /** Answers every open call of the newest reply without running it, and says why. */
  refuseCalls(why: string): void
  /**
   * Asks the stop conditions. Feedback they send the model back with is logged already. The model is never sent back
   * from a last answer.
   */
  afterStep(input: AfterStepInput): Promise<StepDecision>
  endTurn(reason: string, detail?: Json): Entry
  /** The messages of a transcript, default the present one. An unchanged entry gives the same object every time. */
  writeMessages(view?: Transcript): readonly Message[]
  /** For the loop's own events; stamped and shown to plugins like any other. */
  emit(event: EventBody): void
  warn(code: string, message: string): void
  /**
   * Asks that the context be shortened before the next model call. The wish is logged, so a restored log has it too;
   * between turns without an event.
   */
  compact(): void
}

/** The tools one call at a time, for a loop that runs them itself. */
export interface SingleCalls {
  /** May this call of the newest reply run, with which arguments? If not, its result is logged already. */
  beforeTool(call: ToolCall, signal?: AbortSignal): Promise<ToolDecision>
  /** Makes the result of a call that `beforeTool` let run, and logs it in the place of the call. */
  afterTool(call: ToolCall, outcome: RawOutcome): Promise<ToolResult>
}

/** The seven behaviours for a loop of your own. Tools are run by `runTools`, or call by call. */
export interface Harness extends Stages, SingleCalls {}

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
  /** The model was offered no tools, so that it answers: the turn ends with this step. Default false. */
  readonly answerOnly?: boolean
}

export type StepDecision =
  | { readonly type: 'continue' }
  | { readonly type: 'stop'; readonly reason: string; readonly detail?: Json; readonly answer?: boolean }
  /** The feedback has been logged as a user message; call the model again. */
  | { readonly type: 'resume'; readonly feedback: string }
