import { createInterface } from 'node:readline/promises'
import type { Agent } from '@orion-harness/core'
import pc from 'picocolors'
import { describeError } from './describe-error.ts'
import type { EventPrinter } from './print-events.ts'
import { runTurn } from './run-turn.ts'

/** Chats until the input ends or Ctrl-C is pressed at the prompt. */
export async function chatInteractively(agent: Agent, print: EventPrinter, debug: boolean): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: true })
  let isReading = true
  lines.on('SIGINT', () => (isReading ? lines.close() : agent.abort()))
  lines.on('close', () => agent.abort())
  lines.setPrompt(pc.bold('> '))
  lines.prompt()
  for await (const line of lines) {
    if (line.trim() === '/exit') break
    if (line.trim() !== '') {
      isReading = false
      const result = await runTurn(agent, line, print)
      isReading = true
      if (result.error !== undefined) process.stderr.write(`${pc.red(describeError(result.error, debug))}\n`)
    }
    lines.prompt()
  }
  lines.close()
}
