import type { Rule } from '@orion-harness/core'

/** A rule that says which tools it is about. */
export interface ToolRule extends Rule {
  /** Names of tools that must exist for the rule to guard what it is meant to; empty when it is about any. */
  readonly guards: readonly string[]
}
