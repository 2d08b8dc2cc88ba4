import fc from 'fast-check'
import { inject } from 'vitest'
import { z } from 'zod'
import type { AgentEvent } from '../contract/event.ts'
import type { Tool } from '../contract/tool.ts'
import { createAgent } from '../agent/create-agent.ts'
import type { TurnResult } from '../agent/agent.ts'
import { createConversation } from '../conversation/create-conversation.ts'
import { scriptedEngine } from '../testkit/scripted-engine.ts'
import type { ScriptedEngine } from '../testkit/scripted-engine.ts'
import type { ScriptedReply } from '../testkit/script.ts'
import { defineTool } from '../tools/define-tool.ts'

/** A conversation to be: what the model says, what goes wrong, and when somebody stops it. */
export interface TurnPlan {
  readonly replies: readonly ScriptedReply[]
  /** The turn is stopped when this many events have been seen. */
  readonly abortAt: number | undefined
  readonly maxSteps: number
  readonly answerAtLimit: boolean
  readonly maxParallelTools: number
}

/** What came of it. */
export interface PlayedTurns {
  readonly engine: ScriptedEngine
  readonly agent: ReturnType<typeof createAgent>
  readonly events: readonly AgentEvent[]
  readonly result: TurnResult
}

const behaviours = ['return', 'throw', 'hang', 'slow', 'cyclic'] as const

/** One tool that returns, throws, hangs past its timeout, takes its time, or gives back what JSON cannot hold. */
export const moodyTools: readonly Tool[] = ['moody', 'moody_alone'].map((name) =>
  defineTool({
    name,
    description: 'Does what it is told.',
    input: z.object({ mood: z.enum(behaviours) }),
    sequential: name === 'moody_alone',
    timeoutMs: 1,
    async execute({ mood }, context) {
      context.progress('begun')
      switch (mood) {
        case 'return':
          return { said: 'fine' }
        case 'throw':
          throw new Error('not today')
        case 'hang':
          return new Promise(() => undefined)
        case 'slow':
          await Promise.resolve()
          context.progress('half way')
          return 'slowly'
        case 'cyclic': {
          const loop: Record<string, unknown> = {}
          loop['self'] = loop
          return loop
        }
      }
    },
  }),
)

const call = fc.record(
  {
    name: fc.constantFrom('moody', 'moody', 'moody', 'moody_alone', 'moodi', 'nothing like it'),
    arguments: fc.oneof(
      { weight: 8, arbitrary: fc.record({ mood: fc.constantFrom('return', 'return', ...behaviours) }) },
      fc.constant({ mood: 'green' }),
      fc.constant({}),
      fc.constantFrom('{"mood":', '[1]', ''),
    ),
    id: fc.constantFrom('same', 'other'),
  },
  { requiredKeys: ['name', 'arguments'] },
)

const reply: fc.Arbitrary<ScriptedReply> = fc.record(
  {
    text: fc.string({ maxLength: 12 }),
    reasoning: fc.string({ maxLength: 6 }),
    calls: fc.array(call, { maxLength: 4 }),
    finish: fc.constantFrom('length', 'stop'),
    fault: fc.record({
      type: fc.constantFrom('throw', 'end', 'error', 'hang', 'twice'),
      at: fc.nat({ max: 6 }),
    }),
  },
  { requiredKeys: ['text'] },
)

/** Random plans; about one in five replies has a fault. */
export const turnPlan: fc.Arbitrary<TurnPlan> = fc.record({
  replies: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: reply.map(({ fault, finish, ...rest }) => rest) },
      { weight: 1, arbitrary: reply },
    ),
    { minLength: 1, maxLength: 4 },
  ),
  abortAt: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
  maxSteps: fc.integer({ min: 1, max: 3 }),
  answerAtLimit: fc.boolean(),
  maxParallelTools: fc.integer({ min: 1, max: 3 }),
})

/** Plays a plan to its end. The clock stands still, so that equal plans make equal logs. */
export async function play(plan: TurnPlan): Promise<PlayedTurns> {
  const { replies, abortAt, ...options } = plan
  const engine = scriptedEngine(replies)
  const now = () => 0
  const agent = createAgent({
    engine,
    tools: moodyTools,
    now,
    conversation: createConversation({ now }),
    ...options,
  })
  const events: AgentEvent[] = []
  const stopListening = agent.on('*', (event) => {
    events.push(event)
    if (events.length === abortAt) agent.abort()
  })
  const isStuck = replies.some(({ fault }) => fault?.type === 'hang')
  const rescue = isStuck ? setTimeout(() => agent.abort(), 3) : undefined
  const result = await agent.run('Begin.').result
  clearTimeout(rescue)
  stopListening()
  return { engine, agent, events, result }
}

declare module 'vitest' {
  interface ProvidedContext {
    /** What `ORION_RUNS` says: how many times as many random cases as the gate tries. */
    readonly runsFactor: number
  }
}

/** How many random plans each law is tried on. */
export const runs: number = Math.ceil(inject('runsFactor') * 10_000)
