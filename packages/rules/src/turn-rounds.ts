import { resultText } from './result-text.ts'
import type { ToolCall, ToolFailureCode, View } from '@orion-harness/core'

/** Gives calls that are the same the same text; undefined exempts the call. */
export type CallKey = (call: ToolCall) => string | undefined

/** The calls of one reply with their results. */
export interface Round {
  readonly step: number
  readonly calls: readonly RoundCall[]
  /** Equal for rounds of the same calls, in any order. */
  readonly calledKeys: string
  /** Equal for rounds that also read the same. */
  readonly readTexts: string
}

/** One call of a round, with what came of it. */
export interface RoundCall {
  readonly key: string | undefined
  readonly name: string
  readonly text: string
  /** A rule let it run. */
  readonly ran: boolean
  /** It could not be read, named no tool, or its arguments did not fit. */
  readonly broken: boolean
}

interface State {
  readonly rounds: Round[]
  readonly open: ToolCall[]
  readonly answered: RoundCall[]
}

const rememberedRounds = 64

/** The rounds of the running turn that are complete, oldest first, at most 64. A new prompt starts again. */
export function turnRounds(keyOf: CallKey): View<{ readonly rounds: readonly Round[] }> {
  const view: View<State> = {
    name: 'turn-rounds',
    initial: () => ({ rounds: [], open: [], answered: [] }),
    fold(state, entry) {
      switch (entry.type) {
        case 'user':
          return entry.source === 'prompt' ? { rounds: [], open: [], answered: [] } : state
        case 'assistant':
          return { rounds: state.rounds, open: [...entry.calls], answered: [] }
        case 'tool-result': {
          const call = state.open.shift()
          if (call === undefined) return state
          const code = entry.result.ok ? undefined : entry.result.error?.code
          state.answered.push({
            key: keyOf(call),
            name: call.name,
            text: resultText(entry.result),
            ran: code === undefined || !unrun.has(code),
            broken: code !== undefined && broken.has(code),
          })
          if (state.open.length > 0) return state
          state.rounds.push(endRound(entry.step, state.answered))
          if (state.rounds.length > rememberedRounds) state.rounds.shift()
          return state
        }
        default:
          return state
      }
    },
  }
  return view
}

const broken: ReadonlySet<ToolFailureCode> = new Set(['unreadable', 'unknown-tool', 'invalid-arguments'])

const unrun: ReadonlySet<ToolFailureCode> = new Set([...broken, 'denied', 'not-run'])

function endRound(step: number, answered: readonly RoundCall[]): Round {
  const calls = [...answered]
  return {
    step,
    calls,
    calledKeys: joinKeys(calls.map((call) => call.key)),
    readTexts: JSON.stringify(calls.filter((call) => call.ran).map((call) => call.text)),
  }
}

/** One text for a set of keys; empty when all are exempt. */
export function joinKeys(keys: readonly (string | undefined)[]): string {
  return keys
    .filter((key) => key !== undefined)
    .sort()
    .join('\n')
}
