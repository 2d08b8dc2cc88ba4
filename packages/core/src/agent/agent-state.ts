import type { Budget, TokenCounter } from '../contract/context-strategy.ts'
import type { OutputConstraint } from '../contract/output-constraint.ts'
import type { ToolSpec } from '../contract/tool-spec.ts'
import type { Usage } from '../contract/usage.ts'
import type { Stages } from '../harness/harness.ts'
import type { AgentOptions } from './agent-options.ts'
import type { Layout } from './layout.ts'
import type { TextCounter } from './text-counter.ts'

/** What lasts from turn to turn while the settings stay the same. */
export interface AgentState {
  readonly options: AgentOptions
  readonly harness: Stages
  readonly budget: Budget
  readonly counter: TextCounter
  /** What the context strategy counts with; made when one first asks, and then the same from step to step. */
  strategyCounter: TokenCounter | undefined
  layout: Layout | undefined
  /** What guides calls to these tools, and undefined where nothing can. */
  constraint:
    | { readonly tools: readonly ToolSpec[]; readonly value: OutputConstraint | undefined }
    | undefined
  /** The last prompt, to see whether the next one begins with it, and how often history had been rewritten by then. */
  lastPrompt: { readonly text: string; readonly rewrites: number }
}

/** One turn. */
export interface TurnState {
  readonly agent: AgentState
  readonly signal: AbortSignal
  /** What replies with nothing in them took: they leave no entry that says so. */
  readonly unlogged: Usage[]
}
