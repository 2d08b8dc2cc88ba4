import fc from 'fast-check'
import { anyText } from './hostile-text.ts'

/** Which rules, conditions, reminders and hooks a case has. */
export interface PluginPlan {
  /** Denies whatever touches `secret`. */
  readonly noSecrets: boolean
  /** A person is asked about each edit; the number decides what they say. */
  readonly person: number | undefined
  /** Reads of `b` become reads of this. */
  readonly rewriteTo: 'a' | 'secret' | 'nothing' | undefined
  /** A rule that breaks when it sees `moody`. */
  readonly brokenRule: boolean
  /** A file must have been read before it is edited. */
  readonly readFirst: boolean
  /** Reads in one turn. */
  readonly reads: number | undefined
  /** Only these tools. */
  readonly only: readonly string[] | undefined
  readonly repetitionGuard: boolean
  readonly steps: number | undefined
  readonly errors: number | undefined
  readonly compactAt: number | undefined
  readonly mustFinish: boolean
  readonly watcher: 'cuts' | 'breaks' | undefined
  readonly brokenObserver: boolean
  readonly gate: { readonly turn: number; readonly does: 'throw' | 'stop' } | undefined
  readonly reminders: readonly ReminderPlan[]
  readonly tokensPerMessage: number
  readonly tokensInView: number
}

export interface ReminderPlan {
  readonly text: string
  readonly at: 'user-message' | 'tool-result' | 'both'
  readonly cooldown?: number
  readonly group?: string
  readonly priority?: number
  readonly ifFull?: 'wait' | 'drop'
  readonly isBroken?: boolean
}

const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 })

const rarely = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })

const reminder: fc.Arbitrary<ReminderPlan> = fc.record(
  {
    text: anyText,
    at: fc.constantFrom('user-message', 'tool-result', 'both'),
    cooldown: fc.nat({ max: 2 }),
    group: fc.constantFrom('one', 'two'),
    priority: fc.constantFrom(0, 1, 100),
    ifFull: fc.constantFrom('wait', 'drop'),
    isBroken: fc.constantFrom(false, false, false, true),
  },
  { requiredKeys: ['text', 'at'] },
)

/** Any of them together. */
export const pluginPlan: fc.Arbitrary<PluginPlan> = fc.record({
  noSecrets: fc.boolean(),
  person: maybe(fc.nat({ max: 1_000 })),
  rewriteTo: maybe(fc.constantFrom('a', 'secret', 'nothing')),
  brokenRule: fc.boolean(),
  readFirst: fc.boolean(),
  reads: maybe(fc.nat({ max: 3 })),
  only: rarely(fc.subarray(['read', 'edit', 'shout', 'helper'])),
  repetitionGuard: fc.boolean(),
  steps: maybe(fc.integer({ min: 1, max: 4 })),
  errors: maybe(fc.integer({ min: 1, max: 3 })),
  compactAt: maybe(fc.constantFrom(0.5, 0.9)),
  mustFinish: fc.constantFrom(false, false, true),
  watcher: rarely(fc.constantFrom('cuts', 'breaks')),
  brokenObserver: fc.constantFrom(...Array<boolean>(7).fill(false), true),
  gate: rarely(fc.record({ turn: fc.integer({ min: 1, max: 3 }), does: fc.constantFrom('throw', 'stop') })),
  reminders: fc.array(reminder, { maxLength: 3 }),
  tokensPerMessage: fc.constantFrom(5, 30, 200),
  tokensInView: fc.constantFrom(20, 100, 1_000),
})
