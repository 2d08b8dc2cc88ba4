import { HarnessError } from '@orion-harness/core'
import type { Plugin, Rule, StopCondition } from '@orion-harness/core'

export interface RuleSetOptions {
  readonly name?: string
  readonly rules?: readonly Rule[]
  readonly stopWhen?: readonly StopCondition[]
  /**
   * Names of tools that the rules are about. If one of them is not offered, because it was renamed or left out, the
   * model is not called: a rule for a tool of another name would guard nothing.
   */
  readonly tools?: readonly string[]
}

/**
 * Rules and stop conditions as one plugin. With `tools`, the first model call of each turn fails with
 * `OPTION_INVALID` when a tool that the rules name is not there.
 */
export function ruleSet(options: RuleSetOptions): Plugin {
  const { name = 'rules', rules = [], stopWhen = [], tools = [] } = options
  return {
    name,
    rules,
    stopWhen,
    ...(tools.length === 0
      ? {}
      : {
          hooks: {
            beforeModel(draft, { step }) {
              const offered = new Set(draft.tools.map((tool) => tool.name))
              const missing = step > 1 ? [] : tools.filter((tool) => !offered.has(tool))
              if (missing.length === 0) return undefined
              throw new HarnessError(
                'OPTION_INVALID',
                `The rules "${name}" are about ${missing.join(', ')}, and no such tool is offered.`,
                { hint: 'Name the tools as they are offered now, or leave the names out of `tools`.' },
              )
            },
          },
        }),
  }
}
