import { HarnessError } from '@orion-harness/core'
import type { LlamaCppOptions } from './options.ts'

const ranges = {
  contextSize: [2, 16_777_216],
  concurrency: [1, 256],
  threads: [1, 1024],
  gpuLayers: [0, 10_000],
  batchSize: [1, 4096],
  checkpointMemory: [0, Number.MAX_SAFE_INTEGER],
  memoryLimit: [0, Number.MAX_SAFE_INTEGER],
} as const

/** Throws `OPTION_INVALID` for a number that is none, or out of its range, and for options that exclude each other. */
export function checkOptions(options: LlamaCppOptions): void {
  if (options.model === '') throw invalid('model', 'is empty', 'Give a path, a URL or an `hf:` name.')
  for (const [name, [least, most]] of Object.entries(ranges)) {
    const value = options[name as keyof typeof ranges]
    if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) continue
    throw invalid(name, `is ${value}`, `It must be a whole number from ${least} to ${most}.`)
  }
  if (options.isolate && options.llama) {
    throw invalid(
      'llama',
      'cannot be given together with `isolate`',
      'A module cannot cross to another process.',
    )
  }
}

function invalid(name: string, what: string, hint: string): HarnessError {
  return new HarnessError('OPTION_INVALID', `[engine-llamacpp] The option ${name} ${what}.`, { hint })
}
