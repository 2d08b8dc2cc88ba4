import { text as readAll } from 'node:stream/consumers'
import { HarnessError } from '@orion-harness/core'
import type { AgentEvent } from '@orion-harness/core'
import { readChatOptions, usage } from './chat-options.ts'
import type { ChatOptions } from './chat-options.ts'
import { describeError } from './describe-error.ts'
import { eventJson } from './event-json.ts'
import { chatInteractively } from './interactive.ts'
import { makeAgent } from './make-agent.ts'
import { createEventPrinter } from './print-events.ts'
import { runTurn } from './run-turn.ts'

const args = process.argv.slice(2)
const debug = args.includes('--debug')

// Whoever reads the output may stop reading, as `head` does.
process.stdout.on('error', () => process.exit(0))

try {
  process.exitCode = await main(readChatOptions(args))
} catch (error) {
  process.stderr.write(`${describeError(error, debug)}\n`)
  process.exitCode = 1
}

/** Answers the prompt, or chats. Gives the exit code. */
async function main(options: ChatOptions): Promise<number> {
  if (options.help) {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  const isChat = options.prompt === undefined && process.stdin.isTTY
  const prompt = isChat ? '' : (options.prompt ?? (await readAll(process.stdin))).trim()
  if (!isChat && prompt === '') {
    throw new HarnessError('INPUT_EMPTY', 'The prompt is empty.', {
      hint: 'Give it as an argument or on standard input, or start the chat in a terminal without one.',
    })
  }
  const chat = await makeAgent(options)
  const { agent } = chat
  const write = (text: string) => process.stdout.write(text)
  const print = options.json
    ? (event: AgentEvent) => void write(`${eventJson(event)}\n`)
    : createEventPrinter(write, debug)
  try {
    if (isChat) {
      await chatInteractively(agent, print, debug)
      return 0
    }
    const { error, reason } = await runTurn(agent, prompt, print)
    if (error !== undefined) throw error
    return reason === 'aborted' ? 130 : 0
  } finally {
    await chat.close()
  }
}
