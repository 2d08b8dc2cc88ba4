import type { Agent, TurnResult } from '@orion-harness/core'
import type { EventPrinter } from './print-events.ts'

/** Runs one turn to its end. Ctrl-C stops the model; what it has said is kept. */
export async function runTurn(agent: Agent, prompt: string, print: EventPrinter): Promise<TurnResult> {
  const stop = () => agent.abort()
  process.on('SIGINT', stop)
  try {
    const run = agent.run(prompt)
    for await (const event of run) print(event)
    return await run.result
  } finally {
    process.off('SIGINT', stop)
  }
}
