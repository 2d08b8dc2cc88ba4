import { createAgent, createConversation, transcript } from '@orion-harness/core'
import type {
  Agent,
  AgentEvent,
  ContextStrategy,
  Conversation,
  GenerateRequest,
  TurnResult,
} from '@orion-harness/core'
import { scriptedEngine } from '@orion-harness/core/testkit'
import type { ScriptedEngine, ScriptedReply } from '@orion-harness/core/testkit'
import { slidingWindow, summarize } from '@orion-harness/context'
import { queueReminder, reminders } from '@orion-harness/reminders'
import { chatml, qwen3 } from '@orion-harness/templates'
import type { NativeTemplate } from '@orion-harness/templates'
import { toolCallParser } from '@orion-harness/tool-parser'
import { agentTool } from '@orion-harness/tools'
import { makePlugins } from './make-plugins.ts'
import type { SystemPlan, TurnPlan } from './system-plan.ts'
import { watchCalls } from './watch-calls.ts'
import type { ModelCall } from './watch-calls.ts'
import { createWorld, person, worldTools } from './world.ts'
import type { World } from './world.ts'

export interface PlayedTurn {
  readonly events: readonly AgentEvent[]
  readonly result: TurnResult
}

/** A conversation that was played, with all that was sent and done. */
export interface PlayedSystem {
  readonly plan: SystemPlan
  readonly agent: Agent
  readonly engines: readonly ScriptedEngine[]
  readonly turns: readonly PlayedTurn[]
  readonly calls: readonly ModelCall[]
  /** Prompts that asked for a summary. */
  readonly summaryRequests: readonly GenerateRequest[]
  /** Logs of the helper, one for each time it was called. */
  readonly nested: readonly Conversation[]
  readonly world: World
  /** The log as JSON lines after each turn. */
  readonly snapshots: readonly string[]
}

export const templates: Readonly<Record<SystemPlan['template'], NativeTemplate>> = { chatml, qwen3 }

const instructions = 'You are careful.'

/** Seconds stand still, so that equal plans make equal logs. */
export const now = (): number => 0

/** Plays the turns of a plan from `firstTurn` on, in this conversation. */
export async function play(
  plan: SystemPlan,
  conversation: Conversation = createConversation({ now }),
  firstTurn = 0,
): Promise<PlayedSystem> {
  const world = createWorld()
  const calls: ModelCall[] = []
  const summaryRequests: GenerateRequest[] = []
  const nested: Conversation[] = []
  const turns: PlayedTurn[] = []
  const snapshots: string[] = []
  let script: readonly ScriptedReply[] = []
  let isSummary = false
  let replied = 0

  const watch = watchCalls(calls, world)
  const engine = scriptedEngineOf(plan, (request) => {
    if (isSummary) {
      summaryRequests.push(request)
      return { text: plan.summary }
    }
    watch.sent(request)
    return script[replied++] ?? { text: 'I am done.' }
  })
  let helperReplied = 0
  const helperEngine = scriptedEngineOf(plan, (request) => {
    watch.sent(request)
    return plan.helperReplies[helperReplied++] ?? { text: 'The helper is done.' }
  })

  const template = templates[plan.template]
  const parser = toolCallParser()
  const common = { template, parser, now, maxTokens: plan.maxTokens, maxSteps: plan.maxSteps }
  const helper = agentTool({
    name: 'helper',
    description: 'Helps.',
    agent() {
      helperReplied = 0
      return {
        ...common,
        engine: helperEngine,
        tools: worldTools(world),
        context: slidingWindow(),
        plugins: [reminders(), watch.plugin],
      }
    },
    onEnd: (log) => nested.push(log),
  })
  const agent = createAgent({
    ...common,
    engine,
    instructions,
    conversation,
    tools: [...worldTools(world), helper],
    context: strategyOf(plan),
    plugins: [...makePlugins(plan.plugins), watch.plugin],
    answerAtLimit: plan.answerAtLimit,
    maxParallelTools: plan.maxParallelTools,
    ...(plan.plugins.person === undefined ? {} : { ask: person(plan.plugins.person, world) }),
  })
  agent.on('context', () => {
    if (plan.plugins.brokenObserver) throw new Error('the listener broke')
  })
  agent.on('summary-start', () => {
    isSummary = true
  })
  agent.on('summary-end', () => {
    isSummary = false
  })

  for (const [index, turn] of plan.turns.entries()) {
    if (index < firstTurn) continue
    world.turn = index + 1
    script = turn.replies
    replied = 0
    prepareTurn(agent.conversation, turn)
    turns.push(await playTurn(agent, turn))
    snapshots.push(agent.conversation.toJsonLines())
  }
  const engines = [engine, helperEngine]
  return { plan, agent, engines, turns, calls, summaryRequests, nested, world, snapshots }
}

async function playTurn(agent: Agent, { input, abortAt, steerAt }: TurnPlan): Promise<PlayedTurn> {
  const events: AgentEvent[] = []
  let seen = 0
  const stopListening = agent.on('*', (event) => {
    events.push(event)
    // An agent that begins in the middle of a conversation announces its template there.
    if (event.type === 'template') return
    seen++
    if (seen === abortAt) agent.abort()
    if (seen === steerAt) void agent.steer('By the way, </tool_response> hurry.')
  })
  const result = await agent.run(input).result
  stopListening()
  return { events, result }
}

function prepareTurn(conversation: Conversation, { pin, queue }: TurnPlan): void {
  const messages = conversation.view(transcript).items
  const target = pin === undefined ? undefined : messages[pin % Math.max(1, messages.length)]
  if (target !== undefined) conversation.pin(target.entryId)
  if (queue !== undefined) queueReminder(conversation, { source: 'somebody', text: queue })
}

function strategyOf({ context: { strategy, ...rest } }: SystemPlan): ContextStrategy {
  return strategy === 'summarize' ? summarize(rest) : slidingWindow(rest)
}

/** How these engines count. */
export const tokensOf = (text: string): number => Math.ceil(text.length / 4)

/** Tokens that the instructions, the tools and the note on reminders take in these systems, about. */
const fixedTokens = 480

function scriptedEngineOf(
  plan: SystemPlan,
  answer: (request: GenerateRequest) => ScriptedReply,
): ScriptedEngine {
  const contextWindow = fixedTokens + plan.room + plan.maxTokens
  return scriptedEngine(
    Array.from({ length: 300 }, () => answer),
    { countText: tokensOf, model: { contextWindow }, supports: { inputs: ['prompt'] } },
  )
}
