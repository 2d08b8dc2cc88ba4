import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { demoModelPath } from '@orion-harness/demo-model'

/** What is measured: skills through the agent, forms of calls, speed, other programs that run the same file. */
export type EvalPart = 'skills' | 'shapes' | 'speed' | 'servers'

export interface EvalOptions {
  readonly parts: readonly EvalPart[]
  readonly model: string
  /** Kinds to run, by pattern. */
  readonly only: string
  /** Cases of each kind. */
  readonly count: number
  readonly seed: number
  /** Processes that work side by side, on one thread each; 1 works in this one. */
  readonly jobs: number
  /** Failing cases of each kind to print. */
  readonly fails: number
  /** File for the figures. */
  readonly json: string | undefined
}

export const usage = `pnpm eval:demo-model [options]
  --count N      cases of each kind (200)
  --only REGEX   only kinds that match
  --seed N       other cases (1)
  --model FILE   another GGUF file
  --jobs N       processes, one thread each (the cores)
  --fails N      print N failing cases of each kind (0)
  --json FILE    write the figures to a file
  --shapes       only the forms of calls by temperature
  --servers      only llama-server and node-llama-cpp's own chat`

/** Reads the command line; undefined asks for the usage text. Throws `TypeError` for what it does not know. */
export function readEvalOptions(args: readonly string[]): EvalOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      count: { type: 'string', default: '200' },
      only: { type: 'string', default: '' },
      seed: { type: 'string', default: '1' },
      model: { type: 'string', default: demoModelPath },
      jobs: { type: 'string', default: String(availableParallelism()) },
      fails: { type: 'string', default: '0' },
      json: { type: 'string' },
      shapes: { type: 'boolean', default: false },
      servers: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const asked = (['shapes', 'servers'] as const).filter((part) => values[part])
  return {
    parts: asked.length > 0 ? asked : ['skills', 'shapes', 'speed'],
    model: values.model,
    only: values.only,
    count: wholeNumber('count', values.count, 1),
    seed: wholeNumber('seed', values.seed, 0),
    jobs: wholeNumber('jobs', values.jobs, 1),
    fails: wholeNumber('fails', values.fails, 0),
    json: values.json,
  }
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least) return value
  throw new TypeError(`--${name} must be a whole number from ${least}, not "${text}".`)
}
