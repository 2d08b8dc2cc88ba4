import { HarnessError } from '@orion-harness/core'
import type { ChatTemplate, Complete, Engine, FinishEvent } from '@orion-harness/core'
import type { HandoffOptions } from './handoff.ts'

/**
 * What `handoff` needs of an engine, outside an agent. Without a template the engine's server lays the messages out.
 * `complete` samples at temperature 0 and throws the engine's error, or `ENGINE_ABORTED`.
 */
export function askEngine(
  engine: Engine,
  template?: ChatTemplate,
): Pick<HandoffOptions, 'complete' | 'countTokens' | 'window'> {
  const complete: Complete = async ({ messages, maxTokens, signal }) => {
    const events = engine.generate({
      input:
        template === undefined
          ? { type: 'messages', messages, tools: [] }
          : { type: 'prompt', prompt: template.render({ messages, tools: [], addGenerationPrompt: true }) },
      stop: template?.stop ?? [],
      maxTokens,
      sampling: { temperature: 0 },
      signal,
    })
    let text = ''
    let finish: FinishEvent | undefined
    for await (const event of events) {
      if (event.type === 'text-delta') text += event.text
      if (event.type === 'finish') finish = event
    }
    if (finish?.error !== undefined) throw finish.error
    if (finish === undefined || finish.reason === 'aborted') {
      throw new HarnessError('ENGINE_ABORTED', '[context] The model call was stopped before it was done.')
    }
    return { text, usage: finish.usage }
  }
  return {
    complete,
    countTokens: (text) => engine.countTokens([{ kind: 'content', text }]),
    window: engine.model.contextWindow,
  }
}
