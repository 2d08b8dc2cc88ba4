import type { ToolContext } from '../contract/tool.ts'
import type { GateDecision } from './gate-call.ts'
import type { HarnessState } from './harness-state.ts'
import type { ToolOutcome } from './shape-result.ts'

type AllowedCall = Extract<GateDecision, { type: 'run' }>

const defaultTimeoutMs = 60_000

/**
 * Runs one call that the gate let through. Never rejects: a tool that throws, hangs past its timeout or is aborted
 * has an outcome too. What a tool does after its outcome is settled is not heard.
 */
export async function runCall(
  state: HarnessState,
  decision: AllowedCall,
  turnSignal: AbortSignal,
): Promise<ToolOutcome> {
  const { call, tool } = decision
  const { timeoutMs = defaultTimeoutMs } = tool
  const controller = new AbortController()
  let settled = false

  const context: ToolContext = {
    callId: call.id,
    signal: controller.signal,
    conversation: state.conversation,
    rules: state.rules,
    ...(state.options.ask === undefined ? {} : { ask: state.options.ask }),
    progress(data) {
      if (!settled) state.events.emit({ type: 'tool-progress', callId: call.id, data })
    },
    nested(event) {
      if (!settled) state.events.forward(tool.name, event)
    },
  }

  const outcome = await new Promise<ToolOutcome>((resolve) => {
    const giveUp = (code: 'timeout' | 'aborted', message: string) => {
      resolve({ ok: false, code, error: message })
      controller.abort(new Error(message))
    }
    const timer = setTimeout(
      () => giveUp('timeout', `${tool.name} took longer than ${timeoutMs} ms.`),
      timeoutMs,
    )
    const onAbort = () => giveUp('aborted', 'the turn was stopped before the tool was done.')
    turnSignal.addEventListener('abort', onAbort, { once: true })
    const started = async (): Promise<ToolOutcome> => {
      try {
        return { ok: true, value: await decision.run(context) }
      } catch (error) {
        return { ok: false, code: 'failed', error }
      }
    }
    void started().then((result) => {
      clearTimeout(timer)
      turnSignal.removeEventListener('abort', onAbort)
      resolve(result)
    })
    if (turnSignal.aborted) onAbort()
    controller.signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  })
  settled = true
  return outcome
}
