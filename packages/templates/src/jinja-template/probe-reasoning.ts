import { holds } from './attempt.ts'
import type { Attempt } from './attempt.ts'
import type { StyleProbe } from './probe-style.ts'
import { answer, laterUser, oneCall, probe, probeTool, result, sentinel, user } from './sentinels.ts'

/** What a template does with reasoning. */
export interface ReasoningProbe {
  /** Reasoning is written somewhere: before calls, or before a last answer. */
  readonly written: boolean
  /** A message may hold reasoning, text and calls together; otherwise the template raises. */
  readonly besideTextAndCalls: boolean
  /** Reasoning of an earlier turn is written too. */
  readonly keptInHistory: boolean
}

/** Finds out by rendering reasoning before a call, before an answer, and before an older answer. */
export function probeReasoning(attempt: Attempt, { style, tools, calls }: StyleProbe): ReasoningProbe {
  const offered = tools ? [probeTool] : []
  const thought = { reasoning: sentinel.reasoning }
  const beforeCall = calls
    ? attempt(probe([user, { ...oneCall, ...thought }, result], { tools: offered }), style)
    : undefined
  const beforeAnswer = attempt(probe([user, { ...answer, ...thought }], { reply: false }), style)
  const older = attempt(probe([user, { ...answer, ...thought }, laterUser]), style)
  const full = { ...oneCall, ...thought, content: sentinel.answer }
  const together = calls ? attempt(probe([user, full, result], { tools: offered }), style) : ''
  return {
    written: [beforeCall, beforeAnswer, older].some((text) => holds(text, sentinel.reasoning)),
    besideTextAndCalls: together !== undefined,
    keptInHistory: holds(older, sentinel.reasoning),
  }
}
