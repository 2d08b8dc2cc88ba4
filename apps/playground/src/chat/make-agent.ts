import { createAgent } from '@orion-harness/core'
import type { Agent, Engine } from '@orion-harness/core'
import { slidingWindow } from '@orion-harness/context'
import { demoModelPath } from '@orion-harness/demo-model'
import { llamaCppEngine } from '@orion-harness/engine-llamacpp'
import { openaiEngine } from '@orion-harness/engine-openai'
import { templateResolver } from '@orion-harness/templates'
import { toolCallParser } from '@orion-harness/tool-parser'
import { calculator, clock } from '@orion-harness/tools'
import type { ChatOptions } from './chat-options.ts'

/** Loads the model, or finds the server, and puts an agent together. */
export async function makeAgent(
  options: ChatOptions,
): Promise<{ readonly agent: Agent; readonly engine: Engine }> {
  const engine = await openEngine(options)
  const { seed, temperature = 0, maxTokens, system } = options
  const agent = createAgent({
    engine,
    template: templateResolver(),
    parser: toolCallParser(),
    context: slidingWindow(),
    tools: options.tools ? [clock(), calculator()] : [],
    sampling: { temperature, ...(seed === undefined ? {} : { seed }) },
    ...(maxTokens === undefined ? {} : { maxTokens }),
    ...(system === undefined ? {} : { instructions: system }),
  })
  return { agent, engine }
}

function openEngine({ model, baseUrl, contextSize }: ChatOptions): Promise<Engine> {
  if (baseUrl !== undefined) return openaiEngine({ baseUrl })
  return llamaCppEngine({
    model,
    ...(contextSize === undefined ? {} : { contextSize }),
    // The demo model is too small for a second thread to help, and waits for one on a busy machine.
    ...(model === demoModelPath ? { threads: 1 } : {}),
  })
}
