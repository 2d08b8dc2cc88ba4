import { callKey } from '@orion-harness/core'
import type { RuleContext, ToolCall } from '@orion-harness/core'
import { matchesTool, namedTools } from './tool-match.ts'
import type { ToolMatch } from './tool-match.ts'
import type { ToolRule } from './tool-rule.ts'

/** Options of `confirm`. */
export interface ConfirmOptions {
  readonly tools: ToolMatch
  /** Ask only about these calls. Default: all. */
  readonly when?: (call: ToolCall, context: RuleContext) => boolean
  /** What the person is asked. Default: the call as it would run. */
  readonly question?: (call: ToolCall) => string
  /**
   * What "allow for this conversation" covers: the whole tool, this very call, or what the function names.
   * Default `tool`.
   */
  readonly scope?: 'tool' | 'call' | ((call: ToolCall) => string)
  readonly name?: string
}

/**
 * A rule that asks a person before a tool runs. They may allow once, allow for this conversation, deny, or edit the
 * arguments, which are then validated and judged again. Where nobody can be asked, the call is denied.
 */
export function confirm(options: ConfirmOptions): ToolRule {
  const { tools, when = () => true, question = writeQuestion, scope = 'tool' } = options
  return {
    name: options.name ?? 'confirm',
    guards: namedTools(tools),
    beforeTool(context) {
      const { call } = context
      if (!matchesTool(tools, call.name) || !when(call, context)) return undefined
      const covered = scope === 'tool' ? call.name : scope === 'call' ? callKey(call) : scope(call)
      return { type: 'ask', question: question(call), scope: covered }
    },
  }
}

function writeQuestion(call: ToolCall): string {
  return `Run ${call.name} with ${JSON.stringify(call.arguments)}?`
}
