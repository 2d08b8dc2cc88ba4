import { createInterface } from 'node:readline/promises'
import type { Agent } from '@orion-harness/core'
import pc from 'picocolors'
import { describeError } from './describe-error.ts'
import type { EventPrinter } from './print-events.ts'
import { runTurn } from './run-turn.ts'

/** Where a person types and reads. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
}

/** Chats until the input ends, also while a turn runs, or Ctrl-C is pressed at the prompt. */
export async function chatInteractively(
  agent: Agent,
  print: EventPrinter,
  debug: boolean,
  { input, output }: Terminal = { input: process.stdin, output: process.stdout },
): Promise<void> {
  const lines = createInterface({ input, output, terminal: true })
  let isReading = true
  let isOpen = true
  lines.on('SIGINT', () => (isReading ? lines.close() : agent.abort()))
  lines.on('close', () => {
    isOpen = false
    agent.abort()
  })
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
    if (isOpen) lines.prompt()
  }
  lines.close()
}
