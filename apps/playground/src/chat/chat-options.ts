import { parseArgs } from 'node:util'
import { HarnessError } from '@orion-harness/core'

export interface ChatOptions {
  readonly help: boolean
  /** Path, URL or `hf:` name of a GGUF model, or the name of a server's. Default: the demo model, or the server's first. */
  readonly model: string | undefined
  /** Address of an OpenAI-compatible server to use instead of a model file. */
  readonly baseUrl: string | undefined
  readonly tools: boolean
  /** Events as JSON lines instead of text. */
  readonly json: boolean
  /** Show how the template was found, and stack traces. */
  readonly debug: boolean
  readonly system: string | undefined
  /** Keep the conversation: `new`, `last`, or the id of one. */
  readonly session: string | undefined
  readonly seed: number | undefined
  readonly temperature: number | undefined
  readonly contextSize: number | undefined
  readonly maxTokens: number | undefined
  /** The prompt, when it was given on the command line. */
  readonly prompt: string | undefined
}

export const usage = `Usage: chat [options] [prompt]

Without a prompt: reads it from standard input, or chats when that is a terminal.

  --model FILE|NAME  a GGUF file (default: the demo model), or a model of the server
  --base-url URL     an OpenAI-compatible server instead, such as http://127.0.0.1:8080/v1
  --tools on|off     offer the clock and the calculator (default: on)
  --system TEXT      instructions
  --session NAME     keep the conversation: new, last, or an id (in $ORION_SESSIONS, default ~/.orion/sessions)
  --temperature N    0 to 2 (default: 0)
  --seed N           repeat a run
  --context N        tokens of the window
  --max-tokens N     tokens of one reply
  --json             print events as JSON lines
  --debug            print how the template was found, and stack traces
  --help`

/** Reads the command line. Throws `OPTION_INVALID` for what it does not know. */
export function readChatOptions(args: readonly string[]): ChatOptions {
  const { values, positionals } = parse(args)
  const isOn = oneOf('--tools', values.tools, ['on', 'off']) === 'on'
  return {
    help: values.help,
    model: values.model,
    baseUrl: values['base-url'],
    tools: isOn,
    json: values.json,
    debug: values.debug,
    system: values.system,
    session: values.session,
    seed: number('--seed', values.seed),
    temperature: number('--temperature', values.temperature),
    contextSize: number('--context', values.context),
    maxTokens: number('--max-tokens', values['max-tokens']),
    prompt: positionals.length === 0 ? undefined : positionals.join(' '),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'base-url': { type: 'string' },
        context: { type: 'string' },
        debug: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        json: { type: 'boolean', default: false },
        'max-tokens': { type: 'string' },
        model: { type: 'string' },
        seed: { type: 'string' },
        session: { type: 'string' },
        system: { type: 'string' },
        temperature: { type: 'string' },
        tools: { type: 'string', default: 'on' },
      },
    })
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new HarnessError('OPTION_INVALID', message, { hint: 'See --help.', cause })
  }
}

function oneOf(name: string, value: string, allowed: readonly string[]): string {
  if (allowed.includes(value)) return value
  throw new HarnessError('OPTION_INVALID', `${name} is ${value}; it takes ${allowed.join(' or ')}.`, {
    hint: 'See --help.',
  })
}

function number(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const parsed = Number(value)
  if (Number.isFinite(parsed) && value.trim() !== '') return parsed
  throw new HarnessError('OPTION_INVALID', `${name} is "${value}"; it takes a number.`, {
    hint: 'See --help.',
  })
}
