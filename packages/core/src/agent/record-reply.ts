import type { TurnState } from './agent-state.ts'
import type { Reply } from './reply.ts'

/** Logs what the model said, also when it was stopped. A reply with nothing in it leaves no entry, only its usage. */
export function recordReply({ agent, unlogged }: TurnState, reply: Reply): void {
  const { text, reasoning, calls, readings, finish } = reply
  if (text === '' && reasoning === '' && calls.length === 0) {
    unlogged.push(finish.usage)
    return
  }
  agent.harness.afterModel({
    text,
    calls,
    readings,
    finish: finish.reason,
    usage: finish.usage,
    ...(reasoning === '' ? {} : { reasoning }),
  })
}
