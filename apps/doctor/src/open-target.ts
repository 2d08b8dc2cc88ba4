import type { Engine, Message, Prompt } from '@orion-harness/core'
import { llamaCppEngine } from '@orion-harness/engine-llamacpp'
import { discoverServer, openaiEngine } from '@orion-harness/engine-openai'
import { toolCallParser } from '@orion-harness/tool-parser'
import { chooseTemplate } from './choose-template.ts'
import type { DoctorOptions } from './doctor-options.ts'
import { withMessages } from './with-messages.ts'

/** What is looked at. */
export interface Target {
  readonly engine: Engine
  /** How messages are laid out, for an engine that takes prompts. */
  readonly toPrompt?: (messages: readonly Message[]) => Prompt
  /** What it says about itself, by name, in the order to show it. */
  readonly facts: Readonly<Record<string, string | number>>
  readonly warnings: readonly string[]
}

/** Opens the server, or loads the model file. Rejects with what its engine rejects with. */
export async function openTarget(options: DoctorOptions): Promise<Target> {
  return options.baseUrl === undefined
    ? openModel(options, options.model ?? '')
    : openServer(options, options.baseUrl)
}

async function openServer(options: DoctorOptions, baseUrl: string): Promise<Target> {
  const { api, model, apiKey, contextWindow } = options
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
  const laidOut: LaidOut = takesMessages ? { engine, facts: {} } : layOut(engine, options)
  return {
    ...laidOut,
    facts: { ...facts, ...laidOut.facts },
    warnings: server.warnings.map(({ message }) => message),
  }
}

async function openModel(options: DoctorOptions, model: string): Promise<Target> {
  const { contextWindow } = options
  const settings = contextWindow === undefined ? {} : { contextSize: contextWindow }
  const engine = await llamaCppEngine({ model, concurrency: 2, ...settings })
  const laidOut = layOut(engine, options)
  return { ...laidOut, facts: { ...factsOf(engine), ...laidOut.facts }, warnings: [] }
}

type LaidOut = Omit<Target, 'warnings'>

function layOut(engine: Engine, { template: name }: DoctorOptions): LaidOut {
  const { template, evidence } = chooseTemplate(engine.model, name)
  const facts = { template: `${template.name} (${evidence})`, 'call format': template.callFormat ?? 'none' }
  return {
    engine: withMessages(engine, template, toolCallParser()),
    toPrompt: (messages) => template.render({ messages, tools: [], addGenerationPrompt: true }),
    facts,
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
