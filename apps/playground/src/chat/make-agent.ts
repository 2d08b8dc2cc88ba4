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
import { openSession } from './open-session.ts'

/** An agent and what has to be closed with it. */
export interface ChatAgent {
  readonly agent: Agent
  close(): Promise<void>
}

/** Loads the model, or finds the server, and puts an agent together. */
export async function makeAgent(options: ChatOptions): Promise<ChatAgent> {
  const session = options.session === undefined ? undefined : await openSession(options.session)
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
    ...(session === undefined ? {} : { conversation: session.conversation }),
  })
  return {
    agent,
    async close() {
      await engine.close()
      await session?.close()
    },
  }
}

function openEngine({ model, baseUrl, contextSize }: ChatOptions): Promise<Engine> {
  if (baseUrl !== undefined) {
    return openaiEngine({
      baseUrl,
      ...(model === undefined ? {} : { model }),
      ...(contextSize === undefined ? {} : { contextWindow: contextSize }),
    })
  }
  return llamaCppEngine({
    model: model ?? demoModelPath,
    ...(contextSize === undefined ? {} : { contextSize }),
    // The demo model is too small for a second thread to help, and waits for one on a busy machine.
    ...(model === undefined ? { threads: 1 } : {}),
  })
}
