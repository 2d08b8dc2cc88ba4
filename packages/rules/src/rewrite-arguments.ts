import { canonicalJson } from '@orion-harness/core'
import type { JsonObject, RuleContext } from '@orion-harness/core'
import { matchesTool, namedTools } from './tool-match.ts'
import type { ToolMatch } from './tool-match.ts'
import type { ToolRule } from './tool-rule.ts'

/** Options of `rewriteArguments`. */
export interface RewriteArgumentsOptions {
  readonly tools: ToolMatch
  /** The arguments to run with; undefined or equal ones change nothing. */
  readonly rewrite: (input: JsonObject, context: RuleContext) => JsonObject | undefined
  /** Why, for the log. */
  readonly reason: string
  readonly name?: string
}

/** A rule that changes arguments before a tool runs. What comes out is validated and judged again. */
export function rewriteArguments(options: RewriteArgumentsOptions): ToolRule {
  const { tools, rewrite, reason } = options
  return {
    name: options.name ?? 'rewrite-arguments',
    guards: namedTools(tools),
    beforeTool(context) {
      const { call } = context
      if (!matchesTool(tools, call.name)) return undefined
      const changed = rewrite(call.arguments, context)
      if (changed === undefined || canonicalJson(changed) === canonicalJson(call.arguments)) return undefined
      return { type: 'rewrite', arguments: changed, reason }
    },
  }
}
