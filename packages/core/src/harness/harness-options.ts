import type { Conversation } from '../contract/conversation.ts'
import type { AgentEvent } from '../contract/event.ts'
import type { Plugin } from '../contract/plugin.ts'
import type { AskPort } from '../contract/rule.ts'
import type { Rendering, Tool } from '../contract/tool.ts'
import type { LoopCheck } from './foreign-loop.ts'

export interface HarnessOptions {
  /** Default: an empty one. */
  readonly conversation?: Conversation
  /** Beginning of the system message. */
  readonly instructions?: string
  readonly tools?: readonly Tool[]
  /** In order: each list of a later plugin comes after that of an earlier one. */
  readonly plugins?: readonly Plugin[]
  /** Asks a person about a call. Without it every `ask` verdict denies. */
  readonly ask?: AskPort
  /** How results are written for this model, where it should differ from the tool's own choice. */
  readonly rendering?: (tool: string) => Rendering | undefined
  /** Calls of one reply that may run at the same time, a whole number from 1. Default 4. */
  readonly maxParallelTools?: number
  /** How often stop conditions may send the model back in one turn. Default 3. */
  readonly maxResumes?: number
  /**
   * Milliseconds since the epoch. Default `Date.now`; fix it to make logs repeatable. Then the conversation that an agent
   * makes has the id `conversation`, else one that no other has.
   */
  readonly now?: () => number
  readonly onEvent?: (event: AgentEvent) => void
  /** Number of the first event. Default 1. */
  readonly firstSeq?: number
  /** Refuses plugins that the loop around the harness cannot honour, made by `foreignLoop`. Default: none. */
  readonly loop?: LoopCheck
}
