import type { ToolCall } from '../contract/tool-call.ts'
import type { View } from '../contract/conversation.ts'
import type { AskAnswer, Verdict } from '../contract/rule.ts'
import type { HarnessState } from './harness-state.ts'

const allowedScope = 'allowed-scope'

/** Scopes a person has allowed for this conversation. */
export const allowedScopes: View<ReadonlySet<string>> = {
  name: 'allowed-scopes',
  initial: () => new Set(),
  fold: (scopes, entry) =>
    entry.type === 'note' && entry.name === allowedScope && typeof entry.data === 'string'
      ? new Set(scopes).add(entry.data)
      : scopes,
}

/** Asks a person, unless they have allowed the scope for this conversation. Fails closed. */
export async function askPerson(
  state: HarnessState,
  call: ToolCall,
  rule: string,
  verdict: Extract<Verdict, { type: 'ask' }>,
  signal: AbortSignal,
): Promise<AskAnswer> {
  const { question, scope = call.name } = verdict
  if (signal.aborted) return { type: 'deny', reason: 'the turn was stopped.' }
  if (state.conversation.view(allowedScopes).has(scope)) return { type: 'allow' }
  state.events.emit({ type: 'rule', rule, callId: call.id, verdict: 'ask', reason: question })
  const { ask } = state.options
  if (ask === undefined)
    return { type: 'deny', reason: 'it needs a person to allow it, and nobody could be asked.' }
  state.events.emit({ type: 'tool-ask', call, question, rule })
  try {
    const answer = await ask({ call, question, rule, scope, signal })
    if (answer.type === 'allow-always' && !signal.aborted)
      state.record({ type: 'note', name: allowedScope, data: scope })
    return answer
  } catch (error) {
    return { type: 'deny', reason: `asking a person failed (${String(error)}).` }
  }
}
