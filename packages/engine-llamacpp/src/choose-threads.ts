import { readFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'

/** What is known about the processor. */
export interface Processor {
  /** Physical cores that do arithmetic, as llama.cpp counts them. */
  readonly mathCores: number
  /** Logical cores this process may run on. */
  readonly available: number
  /** Cores' worth of time the container grants, or undefined without a limit. */
  readonly quota: number | undefined
  /** Cores' worth of work waiting or running over the last minute; 0 where the system does not say. */
  readonly load: number
}

/** Below this, threads wait for each other longer than they compute. */
const smallWeights = 64_000_000

/**
 * Threads to compute with: the physical cores, but never more than this process may run at the same time, and one for
 * weights of less than 64 MB. Cores that are busy with other work are left to it, down to half of them. Threads of
 * llama.cpp wait for each other by spinning, so one thread too many costs far more than it brings.
 */
export function chooseThreads({ mathCores, available, quota, load }: Processor, weightBytes: number): number {
  if (weightBytes < smallWeights) return 1
  const cores = Math.max(1, Math.floor(Math.min(mathCores, available, quota ?? Infinity)))
  return Math.max(Math.ceil(cores / 2), Math.min(cores, Math.round(available - load)))
}

/** Looks at this machine; `mathCores` is `llama.cpuMathCores`. */
export async function readProcessor(mathCores: number): Promise<Processor> {
  const [load = 0] = loadavg()
  return { mathCores, available: availableParallelism(), quota: await readQuota(), load }
}

/** Format of `cpu.max`: https://docs.kernel.org/admin-guide/cgroup-v2.html#cpu-interface-files */
async function readQuota(): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined
  try {
    return parseQuota(await readFile('/sys/fs/cgroup/cpu.max', 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}

/** Cores' worth of time in a `cpu.max` file: quota over period, undefined for `max`. */
export function parseQuota(text: string): number | undefined {
  const [quota, period] = text.trim().split(/\s+/).map(Number)
  return quota && period ? quota / period : undefined
}
