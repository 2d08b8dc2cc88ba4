import type { Dialogue } from '@orion-harness/demo-model/training'
import { caseParts } from '../cases/case-parts.ts'
import type { Outcome } from '../cases/outcome.ts'
import { meetsExpectation } from './meets-expectation.ts'
import { sameCalls } from './same-calls.ts'

/** How right a case is. */
export interface Score {
  /** The calls are those expected, in order, and no others. */
  readonly calls: boolean
  /** How right the answer is, 0 to 1. */
  readonly answer: number
  /** The same where the calls are right too, else 0. */
  readonly right: number
}

/** Holds the outcome of the last turn against what the dialogue expects of it. */
export function scoreCase(dialogue: Dialogue, outcome: Pick<Outcome, 'calls' | 'text'>): Score {
  const { last, expected } = caseParts(dialogue)
  const wanted = expected.flatMap((step) => (step.learn ? step.calls : []))
  const calls = sameCalls(outcome.calls, wanted)
  const answer = meetsExpectation(outcome.text, last.expect)
  return { calls, answer, right: calls ? answer : 0 }
}
