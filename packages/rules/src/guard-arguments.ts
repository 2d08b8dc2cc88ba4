import type { JsonObject, RuleContext } from '@orion-harness/core'
import { matchesTool, namedTools } from './tool-match.ts'
import type { ToolMatch } from './tool-match.ts'
import type { ToolRule } from './tool-rule.ts'

/** Options of `guardArguments`. */
export interface GuardArgumentsOptions {
  readonly tools: ToolMatch
  /** What is wrong with these arguments, as a sentence for the model; undefined when nothing is. */
  readonly check: (
    input: JsonObject,
    context: RuleContext,
  ) => string | undefined | Promise<string | undefined>
  /** What the model should do instead. */
  readonly instead?: string
  readonly name?: string
}

/** A rule that denies calls by their arguments. A check that throws denies too. */
export function guardArguments(options: GuardArgumentsOptions): ToolRule {
  const { tools, check, instead } = options
  return {
    name: options.name ?? 'guard-arguments',
    guards: namedTools(tools),
    async beforeTool(context) {
      if (!matchesTool(tools, context.call.name)) return undefined
      const reason = await check(context.call.arguments, context)
      if (reason === undefined) return undefined
      return { type: 'deny', reason, ...(instead === undefined ? {} : { instead }) }
    },
  }
}
