import type { CompleteInput } from '../contract/context-strategy.ts'
import type { FinishEvent } from '../contract/engine-event.ts'
import { HarnessError } from '../contract/error.ts'
import type { ReadPart } from '../contract/tool-call-parser.ts'
import type { Usage } from '../contract/usage.ts'
import type { AgentState } from './agent-state.ts'
import { makeRequest } from './make-request.ts'
import { openReader } from './open-reader.ts'
import { untilAborted } from './until-aborted.ts'
import { startsInReasoning, writePrompt } from './write-prompt.ts'

/**
 * One call of the same model outside the conversation, such as for a summary. With a parser, what the model thinks is no
 * part of the text. Throws the engine's error, or `ENGINE_ABORTED`, also when the engine does not hear the abort.
 */
export async function completeOnce(
  state: AgentState,
  { messages, maxTokens, signal }: CompleteInput,
): Promise<{ readonly text: string; readonly usage: Usage }> {
  const { engine, sampling } = state.options
  const draft = { messages, tools: [], sampling: { ...sampling, temperature: 0 } }
  const request = makeRequest(state, draft, writePrompt(state, messages, []), { maxTokens, signal })
  const reader = openReader(state, [], startsInReasoning(state, messages, []))
  let text = ''
  let finish: FinishEvent | undefined
  for await (const event of untilAborted(() => engine.generate(request), signal)) {
    if (event.type === 'text-delta') {
      text += reader === undefined ? event.text : textOf(reader.push(event.text))
    }
    if (event.type === 'finish') finish = event
  }
  if (finish?.error !== undefined) throw finish.error
  if (finish === undefined || finish.reason === 'aborted') {
    throw new HarnessError('ENGINE_ABORTED', 'The model call was stopped before it was done.')
  }
  if (reader !== undefined) text += textOf(reader.finish(finish.reason))
  return { text, usage: finish.usage }
}

/** The text in what was read, without reasoning. */
function textOf(parts: readonly ReadPart[]): string {
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('')
}
