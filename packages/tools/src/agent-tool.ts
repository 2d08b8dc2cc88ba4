import {
  createAgent,
  createConversation,
  HarnessError,
  nestedCallsKey,
  nestedCallsNote,
} from '@orion-harness/core'
import type {
  AgentOptions,
  Conversation,
  Json,
  JsonObject,
  NestedCall,
  Tool,
  ToolContext,
  TurnResult,
  Usage,
} from '@orion-harness/core'
import { agentLimits, limitsNote, spentTokensKey, tokensForWork, tokensLeft } from './agent-limits.ts'
import { ownCalls, ranCalls } from './ran-calls.ts'
import { tokenBudget } from './token-budget.ts'
import { withinTokens } from './within-tokens.ts'

/** What `agentTool` needs and may be told. */
export interface AgentToolOptions {
  readonly name: string
  readonly description: string
  /** The agent: its engine, shared with the caller's or its own, its tools, its window. A function makes one per call. */
  readonly agent: AgentToolAgent | (() => AgentToolAgent)
  /** How deep agents may call agents as tools, counted from this one. Default 1: its own may not. */
  readonly maxDepth?: number
  /**
   * Tokens it and the agents it calls may write for one call; a reply is cut off where they end. The last quarter is
   * kept for its answer once it has called tools. Default 8,000.
   */
  readonly maxTokens?: number
  /** Milliseconds for one call, at most 2,147,478,647, which is 24 days. Default 120,000. */
  readonly timeoutMs?: number
  /** Given the log of each call when it is over, to keep it. */
  readonly onEnd?: (conversation: Conversation, callId: string) => void
}

/** The options of an agent that is called as a tool; each call has a conversation of its own. */
export type AgentToolAgent = Omit<AgentOptions, 'conversation'>

/** What an agent called as a tool gives back. */
export interface AgentToolOutput {
  readonly text: string
  /** Why its turn ended; `done` when it answered. */
  readonly reason: string
  readonly steps: number
  readonly usage: Usage
  /** Tokens that it and the agents it called have written. */
  readonly spentTokens: number
  readonly nestedCalls: readonly NestedCall[]
}

/**
 * An agent as a tool: `name(task)`. Each call is a conversation of its own, whose events are nested in the caller's.
 * It ends with the caller's turn, at its time, or when its tokens are used up; then its last answer is the result,
 * marked as cut short. An error of the agent, or no answer at all, fails the call.
 *
 * Rules of the caller hold inside, before its own, and questions go to the same person. Calls that ran in either are
 * counted by rules in both. Throws `RangeError` for a limit that is no count, and for a time no timer can hold.
 */
export function agentTool(options: AgentToolOptions): Tool {
  const { name, description, maxDepth = 1, maxTokens = 8_000, timeoutMs = 120_000 } = options
  requireCounts(name, { maxDepth, maxTokens, timeoutMs })
  return {
    name,
    description,
    parameters: {
      type: 'object',
      properties: {
        task: { type: 'string', description: 'Everything it has to know; it sees nothing else.' },
      },
      required: ['task'],
      additionalProperties: false,
    },
    sequential: true,
    timeoutMs: timeoutMs + graceMs,
    prepare({ task }) {
      return typeof task !== 'string' || task.trim() === ''
        ? { ok: false, problems: ['task: must be a text that says what to do'] }
        : {
            ok: true,
            run: (context) => runAgent({ ...options, maxDepth, maxTokens, timeoutMs }, task, context),
          }
    },
    render: renderOutput,
  }
}

/** Time to end the turn in order and hand back its answer. */
const graceMs = 5_000

/** What timers hold, less the grace. */
const longestMs = 2 ** 31 - 1 - graceMs

function requireCounts(name: string, limits: Readonly<Record<string, number>>): void {
  for (const [key, limit] of Object.entries(limits)) {
    if (!Number.isInteger(limit) || limit < 1) {
      throw new RangeError(`${key} of ${name} must be a whole number from 1, not ${limit}`)
    }
    if (key === 'timeoutMs' && limit > longestMs) {
      throw new RangeError(`${key} of ${name} must be at most ${longestMs}, not ${limit}`)
    }
  }
}

async function runAgent(
  options: Required<Omit<AgentToolOptions, 'onEnd'>> & AgentToolOptions,
  task: string,
  context: ToolContext,
): Promise<AgentToolOutput> {
  const left = context.conversation.view(agentLimits)
  const depth = Math.min(options.maxDepth, left.depth)
  const tokens = Math.min(options.maxTokens, tokensForWork(left))
  if (depth < 1) throw new Error('agents are nested as deep as they may be, so it was not called.')
  if (tokens < 1) throw new Error('the tokens for agents are used up, so it was not called.')

  const given = typeof options.agent === 'function' ? options.agent() : options.agent
  const conversation = startConversation(given, context)
  conversation.append(limitsNote({ depth: depth - 1, tokens }))
  const plugin = { name: `caller of ${options.name}`, rules: context.rules, stopWhen: [tokenBudget] }
  const ask = given.ask ?? context.ask
  const agent = createAgent({
    ...given,
    engine: withinTokens(given.engine, () => tokensLeft(conversation.view(agentLimits))),
    ...(ask === undefined ? {} : { ask }),
    conversation,
    plugins: [plugin, ...(given.plugins ?? [])],
  })
  const clock = new AbortController()
  const timer = setTimeout(() => clock.abort(), options.timeoutMs)
  try {
    const run = agent.run(task, { signal: AbortSignal.any([context.signal, clock.signal]) })
    for await (const event of run) context.nested(event)
    return readResult(await run.result, conversation, clock.signal.aborted)
  } finally {
    clearTimeout(timer)
    options.onEnd?.(conversation, context.callId)
  }
}

/** A log that begins with the calls that have run before it, for rules that count. */
function startConversation(given: AgentToolAgent, context: ToolContext): Conversation {
  const id = `${context.conversation.id}.${context.callId}`
  const conversation = createConversation({ id, ...(given.now === undefined ? {} : { now: given.now }) })
  const turn = context.conversation.entries.at(-1)?.turn ?? 0
  const before = context.conversation
    .view(ranCalls)
    .ran.map(({ turn: ranIn, ...call }) => ({ ...call, sameTurn: ranIn === turn }))
  if (before.length > 0)
    conversation.append({ type: 'note', name: nestedCallsNote, data: before, turn: 0, step: 0 })
  return conversation
}

/** What it did is part of a failure too, so that limits count it. */
function readResult(result: TurnResult, conversation: Conversation, isOutOfTime: boolean): AgentToolOutput {
  const { text, steps, usage, error: cause } = result
  const reason = isOutOfTime ? 'time-limit' : result.reason
  const nestedCalls = conversation
    .view(ownCalls)
    .ran.map(({ turn: _turn, ...call }) => ({ ...call, sameTurn: true }))
  const { spent } = conversation.view(agentLimits)
  const output = { text, reason, steps, usage, [spentTokensKey]: spent, [nestedCallsKey]: nestedCalls }
  if (cause === undefined && text.trim() !== '') return output
  const message =
    cause === undefined ? `the agent gave no answer (${reason}).` : `the agent failed: ${cause.message}`
  const data = { ...output, usage: { ...usage }, [nestedCallsKey]: nestedCalls.map((call) => ({ ...call })) }
  throw new HarnessError('AGENT_FAILED', message, cause === undefined ? { data } : { cause, data })
}

function renderOutput(data: Json): string {
  const { text, reason } = data as JsonObject
  const answer = typeof text === 'string' ? text : ''
  return reason === 'done'
    ? answer
    : `${answer}\n[cut short: ${typeof reason === 'string' ? reason : 'unknown'}]`
}
