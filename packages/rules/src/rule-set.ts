import { HarnessError } from '@orion-harness/core'
import type { Plugin, Rule, StopCondition } from '@orion-harness/core'
import type { ToolRule } from './tool-rule.ts'

/** Options of `ruleSet`. */
export interface RuleSetOptions {
  readonly name?: string
  readonly rules?: readonly (Rule | ToolRule)[]
  readonly stopWhen?: readonly StopCondition[]
  /** Tools that the rules name and that may be missing. Default: none may. */
  readonly optionalTools?: readonly string[]
}

/**
 * Rules and stop conditions as one plugin that cannot be bypassed by renaming a tool: when a tool that a rule names
 * is not offered, the first model call of a turn fails with `OPTION_INVALID`, for such a rule would guard nothing.
 * Put it before plugins that hide tools.
 */
export function ruleSet(options: RuleSetOptions): Plugin {
  const { name = 'rules', rules = [], stopWhen = [], optionalTools = [] } = options
  const named = rules.flatMap((rule) => ('guards' in rule ? rule.guards : []))
  const needed = [...new Set(named)].filter((tool) => !optionalTools.includes(tool))
  if (needed.length === 0) return { name, rules, stopWhen }
  return {
    name,
    rules,
    stopWhen,
    hooks: {
      beforeModel(draft, { step }) {
        const offered = new Set(draft.tools.map((tool) => tool.name))
        const missing = step > 1 ? [] : needed.filter((tool) => !offered.has(tool))
        if (missing.length === 0) return undefined
        throw new HarnessError(
          'OPTION_INVALID',
          `The rules "${name}" are about ${missing.join(', ')}, and no such tool is offered.`,
          {
            hint: 'Name the tools as they are offered now, or list those that may be missing in `optionalTools`.',
          },
        )
      },
    },
  }
}
