import { callRecords, hasRun } from './call-records.ts'
import { matchesTool, namedTools } from './tool-match.ts'
import type { ToolMatch } from './tool-match.ts'
import type { ToolRule } from './tool-rule.ts'

/** Options of `exclusiveTools`. */
export interface ExclusiveToolsOptions {
  /** Groups of which only one may be used. A group of several tools is one side. */
  readonly sides: readonly ToolMatch[]
  /** In one reply, one turn, or the whole conversation. Default `turn`. */
  readonly per?: 'step' | 'turn' | 'conversation'
  readonly name?: string
}

/** A rule for tools that exclude each other: the side that ran first has the period, calls of the others are denied. */
export function exclusiveTools(options: ExclusiveToolsOptions): ToolRule {
  const { sides, per = 'turn' } = options
  const sideOf = (name: string) => sides.findIndex((side) => matchesTool(side, name))
  return {
    name: options.name ?? 'exclusive-tools',
    guards: sides.flatMap(namedTools),
    beforeTool({ call, conversation, allowed, turn, step }) {
      const side = sideOf(call.name)
      if (side === -1) return undefined
      const past = conversation
        .view(callRecords)
        .all.filter(
          (record) =>
            hasRun(record) &&
            (per === 'conversation' || (record.turn === turn && (per === 'turn' || record.step === step))),
        )
      const taken = [...past.map((record) => record.call), ...allowed].find(({ name }) => {
        const other = sideOf(name)
        return other !== -1 && other !== side
      })
      return taken === undefined
        ? undefined
        : { type: 'deny', reason: `${call.name} cannot be used together with ${taken.name}, which has run.` }
    },
  }
}
