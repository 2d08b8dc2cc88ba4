import type { Llama } from 'node-llama-cpp'
import { HarnessError } from '@orion-harness/core'
import { chooseThreads, readProcessor } from './choose-threads.ts'
import type { LlamaCppOptions, LlamaModule } from './options.ts'

/** llama.cpp, loaded and shared by every engine of this process that asks for the same device. */
export interface LlamaLease {
  readonly module: LlamaModule
  readonly llama: Llama
  /** Threads one engine should compute with. */
  readonly threads: number
  /** The last lines llama.cpp logged as errors, newest last. */
  readonly errorLines: readonly string[]
  /** Gives the lease back; the last one frees llama.cpp. */
  release(): Promise<void>
}

interface Shared {
  users: number
  readonly llama: Promise<Llama>
  readonly errorLines: string[]
  readonly listeners: Set<(level: string, message: string) => void>
}

const shared: WeakMap<LlamaModule, Map<string, Shared>> = new WeakMap()

/** Throws `ENGINE_MISSING` when the package is not installed or has no binary for this machine. */
export async function leaseLlama(options: LlamaCppOptions): Promise<LlamaLease> {
  const module = options.llama ?? (await importModule())
  const perDevice = shared.get(module) ?? new Map<string, Shared>()
  shared.set(module, perDevice)
  const key = String(options.gpu ?? 'auto')
  const entry = perDevice.get(key) ?? start(module, options.gpu ?? 'auto')
  perDevice.set(key, entry)
  entry.users++
  if (options.onLog) entry.listeners.add(options.onLog)

  const release = async () => {
    entry.users--
    if (options.onLog) entry.listeners.delete(options.onLog)
    if (entry.users > 0) return
    if (perDevice.get(key) === entry) perDevice.delete(key)
    await (await entry.llama).dispose()
  }

  try {
    const llama = await entry.llama
    if (options.onLog) llama.logLevel = module.LlamaLogLevel.info
    const threads = options.threads ?? chooseThreads(await readProcessor(llama.cpuMathCores))
    return { module, llama, threads, errorLines: entry.errorLines, release }
  } catch (error) {
    perDevice.delete(key)
    throw new HarnessError('ENGINE_MISSING', '[engine-llamacpp] llama.cpp does not start on this machine.', {
      hint: 'Run `npx node-llama-cpp inspect gpu` to see what is wrong, or set `gpu: false`.',
      cause: error,
    })
  }
}

function start(module: LlamaModule, gpu: NonNullable<LlamaCppOptions['gpu']>): Shared {
  const errorLines: string[] = []
  const listeners = new Set<(level: string, message: string) => void>()
  const llama = module.getLlama({
    gpu,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    // Each context asks for its own number; 0 lifts the library's common limit of at least four.
    maxThreads: 0,
    logLevel: module.LlamaLogLevel.warn,
    logger(level, message) {
      if (level === module.LlamaLogLevel.error || level === module.LlamaLogLevel.fatal) {
        errorLines.push(message.trim())
        if (errorLines.length > 20) errorLines.shift()
      }
      for (const listener of listeners) listener(level, message.trim())
    },
  })
  return { users: 0, llama, errorLines, listeners }
}

async function importModule(): Promise<LlamaModule> {
  try {
    return await import('node-llama-cpp')
  } catch (error) {
    throw new HarnessError(
      'ENGINE_MISSING',
      '[engine-llamacpp] The package node-llama-cpp is not installed.',
      {
        hint: 'Install it beside this package: npm install node-llama-cpp',
        cause: error,
      },
    )
  }
}
