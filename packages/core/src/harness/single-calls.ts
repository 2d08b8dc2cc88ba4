import { HarnessError } from '../contract/error.ts'
import type { ToolCall } from '../contract/tool-call.ts'
import { openCalls } from '../conversation/open-calls.ts'
import { gateCall } from './gate-call.ts'
import type { SingleCalls } from './harness.ts'
import type { HarnessState } from './harness-state.ts'
import { createResultLog } from './result-log.ts'
import { reviseResult, shapeResult } from './shape-result.ts'

/** The gate and the result of one call at a time, for loops that run the tools themselves. */
export function createSingleCalls(state: HarnessState): SingleCalls {
  const neverAborted = new AbortController().signal
  let batch: readonly ToolCall[] = []
  let allowed: readonly ToolCall[] = []
  let results = createResultLog(state, batch)

  const place = (call: ToolCall, signal: AbortSignal) => {
    if (!batch.some(({ id }) => id === call.id)) {
      batch = state.conversation.view(openCalls)
      allowed = []
      results = createResultLog(state, batch)
    }
    return { call, batch, index: batch.findIndex(({ id }) => id === call.id), allowed, signal }
  }

  return {
    async beforeTool(call, signal = neverAborted) {
      const decision = await gateCall(state, place(call, signal))
      if (decision.type === 'result') {
        results.settle(call, decision.result, 0)
        return decision
      }
      allowed = [...allowed, decision.call]
      state.events.emit({ type: 'tool-start', call: decision.call })
      return { type: 'allow', call: decision.call, run: (context) => decision.run(context) }
    },
    async afterTool(call, outcome) {
      const tool = state.tools.get(call.name)
      if (tool === undefined) {
        throw new HarnessError(
          'OPTION_INVALID',
          `afterTool was given a call of "${call.name}", which is no tool.`,
          {
            hint: 'Only calls that beforeTool allowed have an outcome.',
          },
        )
      }
      const { conversation, position } = state
      const context = { ...place(call, neverAborted), tool, conversation, ...position, now: state.now() }
      const raw = shapeResult(state, tool, outcome.ok ? outcome : { ...outcome, code: 'failed' })
      const result = await reviseResult(state, context, raw)
      results.settle(call, result, 0)
      return result
    },
  }
}
