import { HarnessError } from '@orion-harness/core'
import type {
  ChatTemplate,
  Complete,
  Engine,
  FinishEvent,
  ReadPart,
  ToolCallParser,
} from '@orion-harness/core'
import type { HandoffOptions } from './handoff.ts'

/**
 * What `handoff` needs of an engine, outside an agent. Without a template the engine's server lays the messages out.
 * With a parser the thoughts that a model writes into its text are no part of an answer. `complete` samples at
 * temperature 0 and throws the engine's error, or `ENGINE_ABORTED`.
 */
export function askEngine(
  engine: Engine,
  template?: ChatTemplate,
  parser?: ToolCallParser,
): Pick<HandoffOptions, 'complete' | 'countTokens' | 'exact' | 'window'> {
  const complete: Complete = async ({ messages, maxTokens, signal }) => {
    const layout = { messages, tools: [], addGenerationPrompt: true }
    const callFormat = template?.callFormat ?? null
    const reader = parser?.open({
      tools: [],
      startsInReasoning: template?.startsInReasoning?.(layout) ?? false,
      ...(callFormat === null ? {} : { callFormat }),
    })
    const events = engine.generate({
      input:
        template === undefined
          ? { type: 'messages', messages, tools: [] }
          : { type: 'prompt', prompt: template.render(layout) },
      stop: template?.stop ?? [],
      maxTokens,
      sampling: { temperature: 0 },
      signal,
    })
    let text = ''
    let finish: FinishEvent | undefined
    for await (const event of events) {
      if (event.type === 'text-delta') {
        text += reader === undefined ? event.text : textOf(reader.push(event.text))
      }
      if (event.type === 'finish') finish = event
    }
    if (finish?.error !== undefined) throw finish.error
    if (finish === undefined || finish.reason === 'aborted') {
      throw new HarnessError('ENGINE_ABORTED', '[context] The model call was stopped before it was done.')
    }
    if (reader !== undefined) text += textOf(reader.finish(finish.reason))
    return { text, usage: finish.usage }
  }
  return {
    complete,
    countTokens: (text) => engine.countTokens([{ kind: 'content', text }]),
    exact: engine.supports.exactCounts,
    window: engine.model.contextWindow,
  }
}

/** The text of a reply, without its reasoning. */
function textOf(parts: readonly ReadPart[]): string {
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('')
}
