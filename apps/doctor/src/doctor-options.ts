import { parseArgs } from 'node:util'
import { HarnessError } from '@orion-harness/core'
import type { ExamineOptions } from './examine.ts'
import { isNamedBy, liveCases } from './live-fixture.ts'
import type { TargetOptions } from './open-target.ts'

/** What to look at, and how. */
export interface DoctorOptions extends TargetOptions, Required<ExamineOptions> {
  readonly help: boolean
  /** Print JSON instead of a table. */
  readonly json: boolean
}

export const usage = `Usage: doctor --base-url URL [--model NAME] | --model FILE

Shows what a server or a model file really does, check by check. Ends with 1 when a check fails, 2 when it could
not look.

  --base-url URL       an OpenAI-compatible server, such as http://127.0.0.1:8080
  --model NAME|FILE    the model at the server, or a GGUF file to load
  --api-key KEY        the server's key (or the environment variable DOCTOR_API_KEY)
  --api KIND           chat, completions or auto (default: auto)
  --template NAME      how to lay messages out for prompts (default: by the model's own template)
  --context N          tokens of the window
  --threads N          threads that compute a model file
  --only A,B           only these groups or checks, such as abort,tools/one-call
  --allow A,B          these groups or checks may fail
  --timeout SECONDS    longest time of one check (default: 120)
  --json               print JSON
  --help`

/** Reads the command line. Throws `OPTION_INVALID` for what it does not know. */
export function readDoctorOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): DoctorOptions {
  const values = parse(args)
  const api = values.api
  if (api !== 'chat' && api !== 'completions' && api !== 'auto') {
    throw invalid(`--api is ${api}; it takes chat, completions or auto.`)
  }
  if (!values.help && values['base-url'] === undefined && values.model === undefined) {
    throw invalid('There is nothing to look at: give --base-url URL or --model FILE.')
  }
  return {
    help: values.help,
    json: values.json,
    baseUrl: values['base-url'],
    model: values.model,
    apiKey: values['api-key'] ?? environment['DOCTOR_API_KEY'],
    api,
    template: values.template,
    contextWindow: values.context === undefined ? undefined : positive('--context', values.context),
    threads: values.threads === undefined ? undefined : positive('--threads', values.threads),
    timeoutMs: positive('--timeout', values.timeout) * 1_000,
    only: checks('--only', values.only),
    allowed: checks('--allow', values.allow),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        allow: { type: 'string', default: '' },
        api: { type: 'string', default: 'auto' },
        'api-key': { type: 'string' },
        'base-url': { type: 'string' },
        context: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
        json: { type: 'boolean', default: false },
        model: { type: 'string' },
        only: { type: 'string', default: '' },
        template: { type: 'string' },
        threads: { type: 'string' },
        timeout: { type: 'string', default: '120' },
      },
    }).values
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : String(cause))
  }
}

/** Names of groups or checks, each of at least one that is made. */
function checks(name: string, value: string): readonly string[] {
  const parts = value.split(',').filter((part) => part !== '')
  const unknown = parts.find((part) => !liveCases([]).some(({ id }) => isNamedBy(id, part)))
  if (unknown === undefined) return parts
  const groups = new Set(liveCases([]).map(({ id }) => id.split('/')[0]))
  throw invalid(`${name} names "${unknown}", and no check is called so. Groups: ${[...groups].join(', ')}.`)
}

function positive(name: string, value: string): number {
  const number = Number(value)
  if (Number.isFinite(number) && number > 0) return number
  throw invalid(`${name} is "${value}"; it takes a number above 0.`)
}

function invalid(message: string): HarnessError {
  return new HarnessError('OPTION_INVALID', message, { hint: 'See --help.' })
}
