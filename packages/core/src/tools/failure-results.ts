import type { ToolCall } from '../contract/tool-call.ts'
import type { ToolResult } from '../contract/tool-result.ts'
import type { ToolSpec } from '../contract/tool-spec.ts'
import type { Verdict } from '../contract/rule.ts'
import { failedResult } from './failed-result.ts'
import { nearestNames } from './nearest-names.ts'

/** The model meant a call that could not be read. */
export function unreadableResult(problem: string): ToolResult {
  return failedResult('unreadable', `${problem} Nothing was run. Write the call again.`)
}

/** There is no such tool. */
export function unknownToolResult(name: string, tools: readonly ToolSpec[]): ToolResult {
  const names = tools.map((tool) => tool.name)
  const near = nearestNames(name, names)
  const help = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are: ${names.join(', ')}.`
  return failedResult('unknown-tool', `there is no tool "${name}". ${help}`)
}

/** The arguments do not fit; each problem is named and nothing was run. */
export function invalidArgumentsResult(call: ToolCall, problems: readonly string[]): ToolResult {
  return failedResult(
    'invalid-arguments',
    `the arguments of ${call.name} are not right, so it was not run.\n${problems.map((line) => `- ${line}`).join('\n')}`,
  )
}

/** A rule or a person said no. */
export function deniedResult(verdict: Extract<Verdict, { type: 'deny' }>): ToolResult {
  const instead = verdict.instead === undefined ? '' : ` ${verdict.instead}`
  return failedResult('denied', `this was not allowed: ${verdict.reason}${instead}`)
}
