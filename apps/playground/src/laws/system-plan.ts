import fc from 'fast-check'
import { inject } from 'vitest'
import { anyText } from './hostile-text.ts'
import { pluginPlan } from './random-plugins.ts'
import type { PluginPlan } from './random-plugins.ts'
import { replies } from './random-script.ts'
import type { ReplyPlan } from './random-script.ts'

/** A whole conversation to be. Equal plans make equal logs. */
export interface SystemPlan {
  readonly template: 'chatml' | 'qwen3'
  /** Tokens beside what the tools and the instructions take. */
  readonly room: number
  readonly maxTokens: number
  readonly context: ContextPlanOptions
  readonly plugins: PluginPlan
  readonly maxSteps: number
  readonly answerAtLimit: boolean
  readonly maxParallelTools: number
  readonly turns: readonly TurnPlan[]
  /** What the helper's model says, call after call. */
  readonly helperReplies: readonly ReplyPlan[]
  /** What the model says when it is asked for a summary. */
  readonly summary: string
}

export interface ContextPlanOptions {
  readonly strategy: 'sliding-window' | 'summarize'
  readonly placement: 'start' | 'recent'
  readonly low: number
  readonly resultTokens: number
}

/** What happens in one turn. Numbers count the turn's events or the log's entries. */
export interface TurnPlan {
  readonly input: string
  readonly replies: readonly ReplyPlan[]
  readonly abortAt: number | undefined
  readonly steerAt: number | undefined
  /** A message that is pinned before the turn begins. */
  readonly pin: number | undefined
  /** A reminder somebody queues before the turn begins. */
  readonly queue: string | undefined
}

const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 })

const turn: fc.Arbitrary<TurnPlan> = fc.record({
  input: anyText,
  replies,
  abortAt: fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }) },
  ),
  steerAt: fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 30 }) },
  ),
  pin: maybe(fc.nat({ max: 40 })),
  queue: maybe(anyText),
})

/** Random systems: small windows, several turns, any plugins. */
export const systemPlan: fc.Arbitrary<SystemPlan> = fc.record({
  template: fc.constantFrom('chatml', 'qwen3'),
  room: fc.oneof(fc.integer({ min: 40, max: 400 }), fc.constant(4_000)),
  maxTokens: fc.constantFrom(60, 300, 300),
  context: fc.record({
    strategy: fc.constantFrom('sliding-window', 'summarize'),
    placement: fc.constantFrom('start', 'recent'),
    low: fc.constantFrom(0.3, 0.6),
    resultTokens: fc.constantFrom(10, 60),
  }),
  plugins: pluginPlan,
  maxSteps: fc.integer({ min: 1, max: 6 }),
  answerAtLimit: fc.boolean(),
  maxParallelTools: fc.integer({ min: 1, max: 3 }),
  turns: fc.array(turn, { minLength: 1, maxLength: 5 }),
  helperReplies: replies,
  summary: anyText,
})

declare module 'vitest' {
  interface ProvidedContext {
    /** What `ORION_RUNS` says: how many times as many random cases as the gate tries. */
    readonly runsFactor: number
  }
}

/** How many random systems each law is tried on. */
export const runs: number = Math.ceil(inject('runsFactor') * 1_000)
