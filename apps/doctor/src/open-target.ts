import type { Engine, Message, Prompt } from '@orion-harness/core'
import { llamaCppEngine } from '@orion-harness/engine-llamacpp'
import { discoverServer, openaiEngine } from '@orion-harness/engine-openai'
import { templateResolver } from '@orion-harness/templates'
import { toolCallParser } from '@orion-harness/tool-parser'
import { withMessages } from './with-messages.ts'

/** Where to look: a server, or a model file. */
export interface TargetOptions {
  readonly baseUrl?: string | undefined
  /** The name of a model at the server, or a GGUF file. */
  readonly model?: string | undefined
  readonly apiKey?: string | undefined
  /** Default `auto`. */
  readonly api?: 'chat' | 'completions' | 'auto'
  /** Name of a template, for engines that take prompts. Default: the model's own. */
  readonly template?: string | undefined
  readonly contextWindow?: number | undefined
  /** Threads that compute a model file. Default: the engine's choice. */
  readonly threads?: number | undefined
}

/** What is looked at. */
export interface Target {
  readonly engine: Engine
  /** How messages are laid out, for an engine that takes prompts. */
  readonly toPrompt?: (messages: readonly Message[]) => Prompt
  /** True when nothing behind the engine works, where that can be seen. */
  readonly isIdle?: () => Promise<boolean>
  /** What it says about itself, by name, in the order to show it. */
  readonly facts: Readonly<Record<string, string | number>>
  readonly warnings: readonly string[]
}

/** Opens the server, or loads the model file. Rejects with what its engine rejects with. */
export async function openTarget(options: TargetOptions): Promise<Target> {
  return options.baseUrl === undefined
    ? openModel(options, options.model ?? '')
    : openServer(options, options.baseUrl)
}

async function openServer(options: TargetOptions, baseUrl: string): Promise<Target> {
  const { api = 'auto', model, apiKey, contextWindow } = options
  const settings = {
    baseUrl,
    api,
    ...(model === undefined ? {} : { model }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(contextWindow === undefined ? {} : { contextWindow }),
  }
  const server = await discoverServer(settings)
  const engine = await openaiEngine({ ...settings, server: server.kind })
  const takesMessages = engine.supports.inputs.includes('messages')
  const facts = {
    server: `${server.kind} (${server.evidence})`,
    ...factsOf(engine),
    models: server.models.join(', '),
  }
  const laidOut = takesMessages ? { engine, facts: {}, warnings: [] } : await layOut(engine, options)
  return {
    ...laidOut,
    ...(server.kind === 'llama-server' ? { isIdle: () => slotsAreIdle(baseUrl, apiKey) } : {}),
    facts: { ...facts, ...laidOut.facts },
    warnings: [...server.warnings.map(({ message }) => message), ...laidOut.warnings],
  }
}

/** Asks `/slots` of llama-server. A server started with `--no-slots` counts as idle. */
async function slotsAreIdle(baseUrl: string, apiKey: string | undefined): Promise<boolean> {
  const headers = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }
  const response = await fetch(new URL('/slots', baseUrl), { headers })
  if (!response.ok) return true
  const slots = (await response.json()) as readonly { readonly is_processing?: boolean }[]
  return slots.every((slot) => slot.is_processing !== true)
}

async function openModel(options: TargetOptions, model: string): Promise<Target> {
  const { contextWindow, threads } = options
  const settings = {
    ...(contextWindow === undefined ? {} : { contextSize: contextWindow }),
    ...(threads === undefined ? {} : { threads }),
  }
  const engine = await llamaCppEngine({ model, concurrency: 2, ...settings })
  try {
    const laidOut = await layOut(engine, options)
    return { ...laidOut, facts: { ...factsOf(engine), ...laidOut.facts } }
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** An engine that takes prompts, with the template its model was trained with. */
async function layOut(engine: Engine, { template: override }: TargetOptions): Promise<Target> {
  const resolver = templateResolver(override === undefined ? {} : { override })
  const { template, source, warnings } = await resolver.resolve({
    model: engine.model,
    tools: true,
    ...(engine.isControlToken === undefined
      ? {}
      : { isControlToken: (text) => engine.isControlToken?.(text) ?? false }),
  })
  return {
    engine: withMessages(engine, template, toolCallParser()),
    toPrompt: (messages) => template.render({ messages, tools: [], addGenerationPrompt: true }),
    facts: { template: `${template.name} (by ${source})`, 'call format': template.callFormat ?? 'none' },
    warnings,
  }
}

function factsOf({ model, supports }: Engine): Target['facts'] {
  const { name, architecture, contextWindow, trainedContextWindow } = model
  return {
    model: name,
    ...(architecture === undefined ? {} : { architecture }),
    window: `${contextWindow} tokens`,
    ...(trainedContextWindow === undefined ? {} : { 'trained for': `${trainedContextWindow} tokens` }),
    takes: supports.inputs.join(', '),
    counts: supports.exactCounts ? 'exact' : 'estimated',
    'at once': supports.concurrency,
    constraints: supports.constraints.join(', ') || 'none',
  }
}
