import type { ConversationReader } from './conversation.ts'
import type { Json } from './json.ts'
import type { Usage } from './usage.ts'

/**
 * A predicate over the conversation. All are asked after every step, also one without tool calls; the first
 * that decides, in plugin order, wins. One that throws ends the turn with an error.
 */
export interface StopCondition {
  readonly name: string
  check(context: StopContext): StopDecision | undefined | Promise<StopDecision | undefined>
}

export interface StopContext {
  readonly conversation: ConversationReader
  readonly turn: number
  /** Steps of this turn so far. */
  readonly step: number
  /** The reply of this step called no tool, so the turn is about to end. */
  readonly isFinal: boolean
  /** Text of this step's reply. */
  readonly text: string
  /** Tokens of this turn so far. */
  readonly usage: Usage
  /** Milliseconds since the turn began, from the harness's clock. */
  readonly elapsedMs: number
  /** The last prompt's size against its budget, in tokens; absent where nothing counts. */
  readonly gauge?: { readonly used: number; readonly budget: number }
}

export type StopDecision =
  /** The turn ends with this reason. `answer: true` lets the model answer once more without tools. */
  | { readonly type: 'stop'; readonly reason: string; readonly detail?: Json; readonly answer?: boolean }
  /** The context is shortened before the next model call. The other conditions still decide. */
  | { readonly type: 'compact'; readonly reason: string }
  /**
   * The model is sent back with this feedback, as a user message. The harness allows it `maxResumes` times a turn, and
   * not from the last answer of a turn that has come to its ceiling.
   */
  | { readonly type: 'resume'; readonly feedback: string }
