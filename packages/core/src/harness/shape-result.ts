import { isHarnessError } from '../contract/error.ts'
import type { Json } from '../contract/json.ts'
import type { RuleContext } from '../contract/rule.ts'
import type { Tool } from '../contract/tool.ts'
import type { ToolResult } from '../contract/tool-result.ts'
import { failedResult } from '../tools/failed-result.ts'
import { limitText } from '../tools/limit-text.ts'
import { asJson } from '../tools/renderings.ts'
import { toJson } from '../tools/to-json.ts'
import type { HarnessState } from './harness-state.ts'

/** What came of running a tool. */
export type ToolOutcome =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false
      readonly code: 'failed' | 'timeout' | 'aborted' | 'not-run'
      readonly error: unknown
    }

const defaultMaxTextLength = 16_000

/** Makes one output for three consumers of what a tool gave back. Never throws. */
export function shapeResult(state: HarnessState, tool: Tool, outcome: ToolOutcome): ToolResult {
  if (!outcome.ok) {
    const { code, error } = outcome
    return limitResult(tool, failedResult(code, messageOf(error), dataOf(error)))
  }
  try {
    const data = toJson(outcome.value)
    const rendering = state.options.rendering?.(tool.name) ?? tool.render ?? asJson
    const text = rendering(data)
    return limitResult(tool, { ok: true, data, text, reminders: tool.reminders?.(data) ?? [] })
  } catch (error) {
    return limitResult(tool, failedResult('failed', `its output cannot be written: ${messageOf(error)}`))
  }
}

/** Lets every rule replace the result, in order. A rule that throws is a warning and changes nothing. */
export async function reviseResult(
  state: HarnessState,
  context: RuleContext,
  result: ToolResult,
): Promise<ToolResult> {
  let revised = result
  for (const rule of state.rules) {
    try {
      revised = (await rule.afterTool?.(context, revised)) ?? revised
    } catch (error) {
      state.events.warn(
        'RULE_FAILED',
        `Rule "${rule.name}" threw after ${context.call.name} had run: ${messageOf(error)}`,
      )
    }
  }
  return revised
}

function limitResult(tool: Tool, result: ToolResult): ToolResult {
  return { ...result, text: limitText(result.text, tool.maxTextLength ?? defaultMaxTextLength) }
}

/** What a tool that fails can still tell: the data of its error. */
function dataOf(error: unknown): Json {
  return isHarnessError(error) ? (error.data ?? null) : null
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
