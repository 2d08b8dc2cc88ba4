import type { ContextPlan } from '../contract/context-strategy.ts'
import { HarnessError } from '../contract/error.ts'
import type { GenerateRequest } from '../contract/generate-request.ts'
import type { StopBeforeModel } from '../contract/hooks.ts'
import type { OutputConstraint } from '../contract/output-constraint.ts'
import type { ToolSpec } from '../contract/tool-spec.ts'
import { isMessageEntry, transcript } from '../conversation/transcript.ts'
import type { View } from '../contract/conversation.ts'
import type { AgentState, TurnState } from './agent-state.ts'
import { measureParts } from './context-parts.ts'
import { shorten } from './shorten.ts'
import { makeRequest } from './make-request.ts'
import { joinPrompt, startsInReasoning, writePrompt } from './write-prompt.ts'

/** A model call that fits the window. */
export interface ModelCall {
  readonly request: GenerateRequest
  readonly tools: readonly ToolSpec[]
  readonly startsInReasoning: boolean
  readonly used: number
}

/**
 * Makes the next model call: reminders, context, hooks, template, in that order. Throws `CONTEXT_OVERFLOW` with the
 * numbers when the prompt does not fit the budget by the engine's own count, or by the strategy's estimate where the
 * engine cannot count.
 */
export async function prepare(turn: TurnState, answerOnly: boolean): Promise<ModelCall | StopBeforeModel> {
  const { agent, signal } = turn
  const { harness, options, counter } = agent
  let plan: ContextPlan | undefined
  const draft = await harness.beforeModel({
    sampling: options.sampling ?? {},
    countTokens: counter,
    answerOnly,
    shorten: async () => {
      plan = await shorten(turn)
    },
  })
  if ('stop' in draft) return draft

  const { messages, tools } = draft
  const prompt = writePrompt(agent, messages, tools)
  const counted = await options.engine.countTokens(prompt)
  // An estimate that the strategy corrected by what the engine reported is better than the engine's first guess.
  const used = plan === undefined || plan.exact ? counted : plan.used
  await reportContext(agent, used, joinPrompt(prompt), plan)
  if (used > agent.budget.budget) throw overflow(agent, used)

  const constraint = constraintFor(agent, tools)
  return {
    tools,
    used,
    startsInReasoning: startsInReasoning(agent, messages, tools),
    request: makeRequest(agent, draft, prompt, {
      maxTokens: agent.budget.reserve,
      cacheKey: harness.conversation.id,
      signal,
      ...(constraint === undefined ? {} : { constraint }),
    }),
  }
}

/** The grammars for calls to these tools. They depend on nothing else, so they are written once for the same list. */
function constraintFor(agent: AgentState, tools: readonly ToolSpec[]): OutputConstraint | undefined {
  if (agent.constraint?.tools !== tools) agent.constraint = { tools, value: writeConstraint(agent, tools) }
  return agent.constraint.value
}

function writeConstraint(
  { options, layout }: AgentState,
  tools: readonly ToolSpec[],
): OutputConstraint | undefined {
  const { engine, parser, constrainCalls = true } = options
  if (!constrainCalls || tools.length === 0 || layout?.type !== 'prompt') return undefined
  if (!engine.supports.constraints.includes('calls')) return undefined
  const { callFormat } = layout.template
  const calls = callFormat === null ? [] : (parser?.constrain?.({ tools, callFormat }) ?? [])
  return calls.length === 0 ? undefined : { calls }
}

async function reportContext(
  agent: AgentState,
  used: number,
  text: string,
  plan: ContextPlan | undefined,
): Promise<void> {
  const { harness, options, budget } = agent
  const { conversation } = harness
  const { items } = conversation.view(transcript)
  const rewrites = conversation.view(rewriteCount)
  const { lastPrompt } = agent
  const rewritten = rewrites > lastPrompt.rewrites ? 'rewritten' : 'changed'
  const prefix = text.startsWith(lastPrompt.text) ? 'kept' : rewritten
  agent.lastPrompt = { text, rewrites }
  harness.emit({
    type: 'context',
    used,
    ...budget,
    exact: options.engine.supports.exactCounts,
    parts: await measureParts(agent, used),
    kept: items.length,
    dropped: conversation.view(messageCount) - items.length,
    pinned: items.filter((item) => item.pinned).length,
    prefix,
    explain: () => plan?.explain() ?? [],
  })
}

const messageCount: View<number> = {
  name: 'message-count',
  initial: () => 0,
  fold: (count, entry) => (isMessageEntry(entry) ? count + 1 : count),
}

/** Decisions that change what was sent before, those of a step whose prompt was never sent among them. */
const rewriteCount: View<number> = {
  name: 'rewrite-count',
  initial: () => 0,
  fold: (count, { type }) => (type === 'drop' || type === 'elide' || type === 'summary' ? count + 1 : count),
}

function overflow({ budget }: AgentState, used: number): HarnessError {
  return new HarnessError(
    'CONTEXT_OVERFLOW',
    `The prompt takes ${used} tokens; the budget is ${budget.budget} (a window of ${budget.window}, of which ${budget.reserve} are kept for the reply).`,
    {
      hint: 'Send less, use a context strategy, lower maxTokens, or load the model with a larger window.',
      data: { used, ...budget },
    },
  )
}
