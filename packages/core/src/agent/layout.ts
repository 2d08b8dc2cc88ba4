import type { ChatTemplate } from '../contract/chat-template.ts'
import type { Engine } from '../contract/engine.ts'
import { HarnessError } from '../contract/error.ts'
import type { TemplateEvent } from '../contract/event.ts'
import type { AgentOptions } from './agent-options.ts'

/** Who lays the conversation out: our template, or the server with its own. */
export type Layout =
  | {
      readonly type: 'prompt'
      readonly template: ChatTemplate
      readonly event: TemplateEvent
      readonly warnings: readonly string[]
    }
  | { readonly type: 'messages'; readonly event: TemplateEvent; readonly warnings: readonly string[] }

/** Finds out. Throws `OPTION_INVALID` when the engine needs a prompt and no template was given. */
export async function resolveLayout(options: AgentOptions, hasTools: boolean): Promise<Layout> {
  const { engine, template } = options
  const wantsPrompt = engine.supports.inputs.includes('prompt') && template !== undefined
  if (!wantsPrompt) return messagesLayout(engine, template !== undefined)
  if (!('resolve' in template)) {
    const event = templateEvent(template, 'given', ['The template was given in the options.'])
    return { type: 'prompt', template, event, warnings: [] }
  }
  const resolution = await template.resolve({
    model: engine.model,
    tools: hasTools,
    ...(engine.isControlToken === undefined
      ? {}
      : { isControlToken: (text: string) => engine.isControlToken?.(text) ?? false }),
  })
  const event = templateEvent(resolution.template, resolution.source, resolution.evidence)
  return { type: 'prompt', template: resolution.template, event, warnings: resolution.warnings }
}

function messagesLayout(engine: Engine, isTemplateUnused: boolean): Layout {
  if (!engine.supports.inputs.includes('messages')) {
    throw new HarnessError(
      'OPTION_INVALID',
      `The engine ${engine.name} takes prompts, and no template was given.`,
      {
        hint: 'Give createAgent a template, such as templateResolver() of @orion-harness/templates.',
      },
    )
  }
  const evidence = [`${engine.name} takes messages, so its server lays them out.`]
  if (isTemplateUnused) evidence.push('The template in the options is not used.')
  return {
    type: 'messages',
    event: { type: 'template', name: 'server', source: 'messages', evidence, callFormat: null },
    warnings: [],
  }
}

function templateEvent(
  template: ChatTemplate,
  source: TemplateEvent['source'],
  evidence: readonly string[],
): TemplateEvent {
  return { type: 'template', name: template.name, source, evidence, callFormat: template.callFormat }
}
