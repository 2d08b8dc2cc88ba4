import type { View } from '../contract/conversation.ts'
import type { ToolCall } from '../contract/tool-call.ts'
import { callKey } from './attempts.ts'

/** How the calls of the running turn repeat themselves. */
export interface Repetition {
  /** Rounds in a row that made the same calls; 1 when the last round was new, 0 before the first. */
  readonly sameCalls: number
  /** Rounds in a row that made the same calls and read the same results. */
  readonly sameResults: number
  /** The shortest cycle of rounds that the last rounds repeat, 1 to 4. */
  readonly cycle: { readonly length: number; readonly times: number } | undefined
}

interface RepetitionState extends Repetition {
  readonly calls: readonly ToolCall[]
  readonly results: readonly string[]
  /** Fingerprints of the last rounds, newest last. */
  readonly rounds: readonly Round[]
}

interface Round {
  readonly calls: string
  readonly results: string
}

const longestCycle = 4
const rememberedRounds = 64

const start: RepetitionState = {
  sameCalls: 0,
  sameResults: 0,
  cycle: undefined,
  calls: [],
  results: [],
  rounds: [],
}

const folding: View<RepetitionState> = {
  name: 'repetition',
  initial: () => start,
  fold(state, entry) {
    switch (entry.type) {
      case 'user':
        return entry.source === 'prompt' ? start : state
      case 'assistant':
        return { ...state, calls: entry.calls, results: [] }
      case 'tool-result': {
        const results = [...state.results, entry.result.text]
        return results.length < state.calls.length ? { ...state, results } : endRound({ ...state, results })
      }
      default:
        return state
    }
  },
}

/**
 * Whether the model is going in circles, from 0 at each prompt of the person. A round is the calls of one reply
 * with their results, so the same call twice in one reply is not a repetition.
 */
export const repetition: View<Repetition> = folding

function endRound(state: RepetitionState): RepetitionState {
  const round: Round = {
    calls: state.calls.map(callKey).sort().join('\n'),
    results: state.results.join('\n'),
  }
  const past = [...state.rounds, round].slice(-rememberedRounds)
  return {
    ...state,
    rounds: past,
    sameCalls: runLength(past, 1, hasSameCalls),
    sameResults: runLength(past, 1, isSame),
    cycle: findCycle(past),
  }
}

function hasSameCalls(left: Round, right: Round): boolean {
  return left.calls === right.calls
}

function isSame(left: Round, right: Round): boolean {
  return left.calls === right.calls && left.results === right.results
}

/** How many times the last `period` rounds stand at the end, one after another. */
function runLength(past: readonly Round[], period: number, same: typeof isSame): number {
  let matched = 0
  for (let index = past.length - 1 - period; index >= 0; index--) {
    const left = past[index]
    const right = past[index + period]
    if (left === undefined || right === undefined || !same(left, right)) break
    matched++
  }
  return Math.floor(matched / period) + 1
}

function findCycle(past: readonly Round[]): Repetition['cycle'] {
  for (let length = 1; length <= longestCycle; length++) {
    const times = runLength(past, length, hasSameCalls)
    if (times >= 2) return { length, times }
  }
  return undefined
}
