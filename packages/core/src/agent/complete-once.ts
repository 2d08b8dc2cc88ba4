import type { CompleteInput } from '../contract/context-strategy.ts'
import type { FinishEvent } from '../contract/engine-event.ts'
import { HarnessError } from '../contract/error.ts'
import type { Usage } from '../contract/usage.ts'
import type { AgentState } from './agent-state.ts'
import { makeRequest } from './make-request.ts'
import { writePrompt } from './write-prompt.ts'

/**
 * One call of the same model outside the conversation, such as for a summary. Throws the engine's error, or
 * `ENGINE_ABORTED`.
 */
export async function completeOnce(
  state: AgentState,
  { messages, maxTokens, signal }: CompleteInput,
): Promise<{ readonly text: string; readonly usage: Usage }> {
  const { engine, sampling } = state.options
  const draft = { messages, tools: [], sampling: { ...sampling, temperature: 0 } }
  const request = makeRequest(state, draft, writePrompt(state, messages, []), { maxTokens, signal })
  let text = ''
  let finish: FinishEvent | undefined
  for await (const event of engine.generate(request)) {
    if (event.type === 'text-delta') text += event.text
    if (event.type === 'finish') finish = event
  }
  if (finish?.error !== undefined) throw finish.error
  if (finish === undefined || finish.reason === 'aborted') {
    throw new HarnessError('ENGINE_ABORTED', 'The model call was stopped before it was done.')
  }
  return { text, usage: finish.usage }
}
