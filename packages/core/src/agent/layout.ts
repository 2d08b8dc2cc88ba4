import type { ChatTemplate, TemplateResolution } from '../contract/chat-template.ts'
import { HarnessError } from '../contract/error.ts'
import type { TemplateEvent } from '../contract/event.ts'
import type { AgentOptions } from './agent-options.ts'

/** Who lays the conversation out: our template, or the server with its own. */
export type Layout = (
  | { readonly type: 'prompt'; readonly template: ChatTemplate }
  | { readonly type: 'messages' }
) & { readonly event: TemplateEvent; readonly warnings: readonly string[] }

/** Finds out. Throws `OPTION_INVALID` when the engine needs a prompt and no template was given. */
export async function resolveLayout(options: AgentOptions, hasTools: boolean): Promise<Layout> {
  const { engine, template } = options
  const { inputs } = engine.supports
  if (template !== undefined && inputs.includes('prompt')) {
    const found = 'resolve' in template ? await resolve(options, template, hasTools) : given(template)
    const { name, callFormat } = found.template
    const { source, evidence, warnings } = found
    const event: TemplateEvent = { type: 'template', name, source, evidence, callFormat }
    return { type: 'prompt', template: found.template, event, warnings }
  }
  if (!inputs.includes('messages')) {
    throw new HarnessError(
      'OPTION_INVALID',
      `The engine ${engine.name} takes prompts, and no template was given.`,
      {
        hint: 'Give createAgent a template, such as templateResolver() of @orion-harness/templates.',
      },
    )
  }
  const evidence = [`${engine.name} takes messages: its server lays them out with its own template.`]
  const event: TemplateEvent = {
    type: 'template',
    name: 'server',
    source: 'messages',
    evidence,
    callFormat: null,
  }
  return { type: 'messages', event, warnings: [] }
}

type Found = Omit<TemplateResolution, 'source'> & Pick<TemplateEvent, 'source'>

function given(template: ChatTemplate): Found {
  return { template, source: 'given', evidence: ['It was given in the options.'], warnings: [] }
}

function resolve(
  { engine }: AgentOptions,
  resolver: Exclude<AgentOptions['template'], ChatTemplate | undefined>,
  tools: boolean,
): Found | Promise<Found> {
  const { model } = engine
  if (engine.isControlToken === undefined) return resolver.resolve({ model, tools })
  return resolver.resolve({ model, tools, isControlToken: (text) => engine.isControlToken?.(text) ?? false })
}
