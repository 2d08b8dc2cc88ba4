import type { View } from '../contract/conversation.ts'
import type { ToolFailureCode } from '../contract/tool-result.ts'

export interface ToolStatistics {
  /** Calls with a result. */
  readonly calls: number
  readonly failures: number
  /** Failures by their code. */
  readonly failuresByCode: Readonly<Partial<Record<ToolFailureCode, number>>>
  /** Failures since the last success. */
  readonly failuresInARow: number
}

/** Calls and failures by tool name. */
export const toolStatistics: View<ReadonlyMap<string, ToolStatistics>> = {
  name: 'tool-statistics',
  initial: () => new Map(),
  fold(tools, entry) {
    if (entry.type !== 'tool-result') return tools
    const { ok, error } = entry.result
    const before = tools.get(entry.name) ?? none
    const code = ok ? undefined : (error?.code ?? 'failed')
    return new Map(tools).set(entry.name, {
      calls: before.calls + 1,
      failures: before.failures + (ok ? 0 : 1),
      failuresByCode:
        code === undefined
          ? before.failuresByCode
          : { ...before.failuresByCode, [code]: (before.failuresByCode[code] ?? 0) + 1 },
      failuresInARow: ok ? 0 : before.failuresInARow + 1,
    })
  },
}

const none: ToolStatistics = { calls: 0, failures: 0, failuresByCode: {}, failuresInARow: 0 }
