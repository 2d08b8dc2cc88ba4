import type { RuleContext } from '../contract/rule.ts'
import type { ToolCall } from '../contract/tool-call.ts'
import { failedResult } from '../tools/failed-result.ts'
import { gateCall } from './gate-call.ts'
import type { GateDecision } from './gate-call.ts'
import type { HarnessState } from './harness-state.ts'
import { raceAbort } from './race-abort.ts'
import { createResultLog } from './result-log.ts'
import type { ResultLog } from './result-log.ts'
import { runCall } from './run-call.ts'
import { reviseResult, shapeResult } from './shape-result.ts'

const defaultMaxParallelTools = 4

/**
 * Answers every call of one reply, exactly once, and logs the results in call order. Calls are gated one after
 * another; those that may run do so beside each other, unless a tool or a rule wants to be alone or to wait.
 * Never rejects on account of a tool or a rule.
 */
export async function runBatch(
  state: HarnessState,
  calls: readonly ToolCall[],
  signal: AbortSignal,
): Promise<void> {
  const { maxParallelTools = defaultMaxParallelTools } = state.options
  const results = createResultLog(state, calls)
  const running = new Set<Promise<void>>()
  const allowed: ToolCall[] = []
  const waitsForEarlier = state.rules.some((rule) => rule.needsEarlierResults === true)

  for (const [index, call] of calls.entries()) {
    if (waitsForEarlier) await Promise.all(running)
    const place = { call, batch: calls, index, allowed: [...allowed], signal }
    const decision = await raceAbort(
      () => gateCall(state, place),
      signal,
      () => notRun,
    )
    if (decision.type === 'result') {
      results.settle(call, decision.result, 0)
      continue
    }
    const alone = decision.tool.sequential === true
    while (running.size >= (alone ? 1 : maxParallelTools)) await Promise.race(running)
    allowed.push(decision.call)
    const task = runAllowed(state, decision, { ...place, call: decision.call }, results)
    const tracked = task.finally(() => running.delete(tracked))
    running.add(tracked)
    if (alone) await tracked
  }
  await Promise.all(running)
}

const notRun: GateDecision = {
  type: 'result',
  result: failedResult('not-run', 'the turn was stopped before this call could run.'),
}

type Place = Pick<RuleContext, 'call' | 'batch' | 'index' | 'allowed' | 'signal'>

async function runAllowed(
  state: HarnessState,
  decision: Extract<GateDecision, { type: 'run' }>,
  place: Place,
  results: ResultLog,
): Promise<void> {
  const { call, tool } = decision
  const startedAt = state.now()
  state.events.emit({ type: 'tool-start', call })
  const outcome = await runCall(state, decision, place.signal)
  const result = await reviseResult(
    state,
    { ...place, tool, conversation: state.conversation, ...state.position, now: state.now() },
    shapeResult(state, tool, outcome),
  )
  results.settle(call, result, state.now() - startedAt)
}
