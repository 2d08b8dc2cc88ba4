import type { Rule } from '@orion-harness/core'
import type { Result, Turn } from '@orion-harness/demo-model/training'
import { failureMessage } from './failure-message.ts'

/** The results of a turn, given to calls in order, tool by tool. */
export interface CallScript {
  /** Begins a turn. What was left of the one before is forgotten. */
  begin(turn: Turn): void
  /** What the next call of a tool will be given; undefined beyond the script. */
  next(tool: string): Result | undefined
  /** What a call that was let through is given; undefined beyond the script. */
  resultOf(callId: string): Result | undefined
  /** Hands each call its result, and denies it where the script says so. */
  readonly rule: Rule
}

/** A script without results. */
export function createCallScript(): CallScript {
  let waiting = new Map<string, readonly Result[]>()
  const given = new Map<string, Result>()

  return {
    begin(turn) {
      waiting = resultsByTool(turn)
    },
    next: (tool) => waiting.get(tool)?.[0],
    resultOf: (callId) => given.get(callId),
    rule: {
      name: 'scripted',
      beforeTool({ call }) {
        const [result, ...rest] = waiting.get(call.name) ?? []
        if (result === undefined) return undefined
        waiting.set(call.name, rest)
        given.set(call.id, result)
        return result.kind === 'denied' ? { type: 'deny', reason: failureMessage(result) } : undefined
      },
    },
  }
}

function resultsByTool({ steps }: Turn): Map<string, readonly Result[]> {
  const pairs = steps.flatMap(({ calls, results }) =>
    results.flatMap((result, index) => {
      const name = calls[index]?.name
      return name === undefined ? [] : [{ name, result }]
    }),
  )
  const names = new Set(pairs.map(({ name }) => name))
  return new Map(
    [...names].map((name) => [name, pairs.filter((pair) => pair.name === name).map(({ result }) => result)]),
  )
}
