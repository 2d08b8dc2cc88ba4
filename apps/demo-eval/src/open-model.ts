import type { ChatTemplate, Engine, TemplateResolver } from '@orion-harness/core'
import { llamaCppEngine } from '@orion-harness/engine-llamacpp'
import { templateResolver } from '@orion-harness/templates'

export interface OpenModel {
  readonly engine: Engine
  readonly resolver: TemplateResolver
  /** What the resolver finds: the template in the model's file. */
  readonly template: ChatTemplate
}

/** Loads a model on one thread of the CPU, so that the same prompt gives the same text everywhere. */
export async function openModel(model: string): Promise<OpenModel> {
  const engine = await llamaCppEngine({ model, threads: 1, gpu: false })
  const resolver = templateResolver()
  const { template } = await resolver.resolve({ model: engine.model, tools: true })
  return { engine, resolver, template }
}
