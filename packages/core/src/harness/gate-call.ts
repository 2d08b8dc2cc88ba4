import type { RuleContext } from '../contract/rule.ts'
import type { PreparedCall, Tool, ToolContext } from '../contract/tool.ts'
import type { ToolCall } from '../contract/tool-call.ts'
import type { ToolResult } from '../contract/tool-result.ts'
import {
  deniedResult,
  invalidArgumentsResult,
  unknownToolResult,
  unreadableResult,
} from '../tools/failure-results.ts'
import { askPerson } from './ask-person.ts'
import type { HarnessState } from './harness-state.ts'
import { judge } from './judge.ts'

/** May the call run? If not, `result` is its answer. */
export type GateDecision =
  | { readonly type: 'run'; readonly call: ToolCall; readonly tool: Tool; run(context: ToolContext): unknown }
  | { readonly type: 'result'; readonly result: ToolResult }

export type GateInput = Pick<RuleContext, 'call' | 'batch' | 'index' | 'allowed' | 'signal'>

/**
 * Reads, validates and judges one call. Never throws, except when the conversation itself is broken. Once the signal is
 * aborted nobody is asked and nothing is said: the turn may be over.
 */
export async function gateCall(state: HarnessState, input: GateInput): Promise<GateDecision> {
  const { call, signal } = input
  if (call.unreadable !== undefined) return answer(unreadableResult(call.unreadable.problem))
  const tool = state.tools.get(call.name)
  if (tool === undefined) return answer(unknownToolResult(call.name, [...state.tools.values()]))
  const prepared = await prepare(call, tool)
  if (!prepared.ok) return answer(invalidArgumentsResult(call, prepared.problems))

  let judged = await judge(state, {
    ...input,
    tool,
    conversation: state.conversation,
    ...state.position,
    now: state.now(),
  })
  const answered = new Set<string>()
  const scopeOf = ({ scope = call.name }: { readonly scope?: string }) => scope
  for (;;) {
    const { context, denial } = judged
    if (denial !== undefined) return deny(state, context, denial.rule.name, denial.verdict)
    const question = judged.questions.find(({ verdict }) => !answered.has(scopeOf(verdict)))
    if (question === undefined) {
      const final = context.call
      const checked = final.arguments === call.arguments ? prepared : await prepare(final, tool)
      if (!checked.ok) return answer(invalidArgumentsResult(final, checked.problems))
      return { type: 'run', call: final, tool, run: (toolContext) => checked.run(toolContext) }
    }

    answered.add(scopeOf(question.verdict))
    const said = await askPerson(state, context.call, question.rule.name, question.verdict, signal)
    if (said.type === 'deny') {
      const reason = said.reason ?? 'the person said no.'
      return deny(state, context, question.rule.name, { type: 'deny', reason })
    }
    if (said.type === 'edit') {
      judged = await judge(state, { ...context, call: { ...context.call, arguments: said.arguments } })
    }
  }
}

/** A schema that throws has found a problem too. */
async function prepare(call: ToolCall, tool: Tool): Promise<PreparedCall> {
  try {
    return await tool.prepare(call.arguments)
  } catch (error) {
    return { ok: false, problems: [String(error)] }
  }
}

function deny(
  state: HarnessState,
  { call, signal }: Pick<RuleContext, 'call' | 'signal'>,
  rule: string,
  verdict: Parameters<typeof deniedResult>[0],
): GateDecision {
  if (!signal.aborted)
    state.events.emit({ type: 'rule', rule, callId: call.id, verdict: 'deny', reason: verdict.reason })
  return answer(deniedResult(verdict))
}

function answer(result: ToolResult): GateDecision {
  return { type: 'result', result }
}
