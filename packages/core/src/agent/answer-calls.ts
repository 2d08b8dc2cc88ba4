import type { TurnState } from './agent-state.ts'
import type { Reply } from './reply.ts'

/**
 * Answers every call of a reply. Calls of a reply that was cut off are not run: the model may not have meant what it
 * did not finish saying. Calls of a last answer are not run either.
 */
export async function answerCalls(
  { agent, signal }: TurnState,
  reply: Reply,
  answerOnly: boolean,
): Promise<void> {
  if (reply.calls.length === 0) return
  const { harness } = agent
  const refusal = whyNotRun(reply, answerOnly)
  if (refusal === undefined) return harness.runTools(signal)
  harness.refuseCalls(refusal)
}

function whyNotRun({ finish: { reason }, cut }: Reply, answerOnly: boolean): string | undefined {
  if (answerOnly) return 'this was the last answer of the turn, so no tool was run.'
  if (cut !== undefined) return `the reply was cut (${cut}), so nothing was run.`
  switch (reason) {
    case 'stop':
    case 'tool-calls':
      return undefined
    case 'length':
      return 'the reply was cut off at its token limit, so nothing was run. Be shorter.'
    case 'aborted':
      return 'the turn was stopped before this call could run.'
    case 'error':
      return 'the model failed in the middle of its reply, so nothing was run.'
  }
}
