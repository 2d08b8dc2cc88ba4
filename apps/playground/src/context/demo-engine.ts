import type { ChatTemplate, Engine } from '@orion-harness/core'
import { demoModelPath } from '@orion-harness/demo-model'
import { llamaCppEngine } from '@orion-harness/engine-llamacpp'
import { templateResolver } from '@orion-harness/templates'

export interface DemoEngine {
  readonly engine: Engine
  /** The template in the model's file. */
  readonly template: ChatTemplate
}

/** The demo model on one thread, so that the same prompt gives the same text everywhere. */
export async function openDemoEngine(contextSize: number): Promise<DemoEngine> {
  const engine = await llamaCppEngine({ model: demoModelPath, contextSize, threads: 1, gpu: false })
  const { template } = await templateResolver().resolve({ model: engine.model, tools: true })
  return { engine, template }
}
