import type { ToolContext } from '../contract/tool.ts'
import type { GateDecision } from './gate-call.ts'
import type { HarnessState } from './harness-state.ts'
import { createNestedTurns } from './nested-turns.ts'
import { raceAbort } from './race-abort.ts'
import type { ToolOutcome } from './shape-result.ts'

type AllowedCall = Extract<GateDecision, { type: 'run' }>

const defaultTimeoutMs = 60_000

/** What a timer can hold; a longer one fires at once. */
const longestTimerMs = 2 ** 31 - 1

/** Time for agents called as tools to end their turns in order once a call is given up. */
const nestedGraceMs = 1_000

/**
 * Runs one call that the gate let through. Never rejects: a tool that throws, hangs past its timeout or is aborted
 * has an outcome too. What a tool does after its outcome is settled is not heard; only nested turns may end first.
 */
export async function runCall(
  state: HarnessState,
  decision: AllowedCall,
  turnSignal: AbortSignal,
): Promise<ToolOutcome> {
  const { call, tool } = decision
  const { timeoutMs = defaultTimeoutMs } = tool
  const timeout = new AbortController()
  const timer = setTimeout(() => timeout.abort(), Math.min(timeoutMs, longestTimerMs))
  const signal = AbortSignal.any([turnSignal, timeout.signal])
  const nested = createNestedTurns()
  let settled = false

  const context: ToolContext = {
    callId: call.id,
    signal,
    conversation: state.conversation,
    rules: state.rules,
    ...(state.options.ask === undefined ? {} : { ask: state.options.ask }),
    progress(data) {
      if (!settled) state.events.emit({ type: 'tool-progress', callId: call.id, data })
    },
    nested(event) {
      if (settled) return
      state.events.forward(tool.name, event)
      nested.see(event)
    },
  }
  const givenUp = (): ToolOutcome =>
    turnSignal.aborted
      ? { ok: false, code: 'aborted', error: 'the turn was stopped before the tool was done.' }
      : { ok: false, code: 'timeout', error: `${tool.name} took longer than ${timeoutMs} ms.` }

  try {
    const work = async (): Promise<ToolOutcome> => ({ ok: true, value: await decision.run(context) })
    const outcome = await raceAbort(work, signal, givenUp)
    await nested.ended(nestedGraceMs)
    return outcome
  } catch (error) {
    return { ok: false, code: 'failed', error }
  } finally {
    settled = true
    clearTimeout(timer)
  }
}
