import type { Conversation } from '../contract/conversation.ts'
import type { AgentEvent, TurnEndEvent } from '../contract/event.ts'
import type { AgentSettings, RunOptions } from './agent-options.ts'

/** Runs the loop over one conversation. */
export interface Agent {
  readonly conversation: Conversation
  readonly isRunning: boolean
  /**
   * Starts a turn at once. Throws `INPUT_EMPTY` or `TURN_RUNNING`; whatever goes wrong later is in the events.
   * Leaving the iteration before its end stops the turn.
   */
  run(input: string, options?: RunOptions): AgentRun
  /** Hands the running turn a message, seen before its next model call. Never rejects. */
  steer(text: string): Promise<Delivery>
  /** Hands the running turn a message for when it would end. Never rejects. */
  followUp(text: string): Promise<Delivery>
  /** Stops the running turn. Does nothing when none runs. */
  abort(): void
  /** Asks that the context be shortened before the next model call. Between turns it is logged without an event. */
  compact(): void
  /**
   * Calls `listener` for each event of `type` (`*` for all), at once and in order. Returns the way to stop. One that
   * throws becomes a `warning` event; at `turn-end`, after which there are none, an uncaught error of the runtime.
   */
  on<Type extends AgentEvent['type'] | '*'>(type: Type, listener: EventListener<Type>): () => void
  /**
   * Switches engine, template, tools, instructions or any other setting. Throws `TURN_RUNNING` while a turn runs and
   * what `createAgent` throws; then the settings are as before.
   */
  set(changes: AgentSettings): void
  /** A new agent with these settings on a fork of the conversation. This one is untouched. */
  fork(entryId?: string): Agent
}

export type EventListener<Type> = (
  event: Type extends '*' ? AgentEvent : Extract<AgentEvent, { type: Type }>,
) => void

/** One turn: its events once, in order, and its result. A slow reader loses nothing; text deltas are merged for it. */
export interface AgentRun extends AsyncIterable<AgentEvent> {
  /** Settles when everything is settled. Never rejects: errors are in the result. */
  readonly result: Promise<TurnResult>
}

export type TurnResult = Omit<TurnEndEvent, 'type'>

export type Delivery =
  | { readonly delivered: true; readonly entryId: string }
  | { readonly delivered: false; readonly reason: 'idle' | 'turn-ended' }
