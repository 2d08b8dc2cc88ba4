import type { Llama } from 'node-llama-cpp'
import { HarnessError } from '@orion-harness/core'
import type { LlamaCppOptions, LlamaModule } from './options.ts'

/** llama.cpp, started for one device. */
export interface LlamaRuntime {
  readonly module: LlamaModule
  readonly llama: Llama
  /** The last lines llama.cpp logged as errors, newest last. */
  readonly errorLines: readonly string[]
  /** Stops telling `options.onLog`. */
  release(): void
}

type LogListener = (level: string, message: string) => void

interface Started {
  readonly llama: Promise<Llama>
  readonly errorLines: string[]
  readonly listeners: Set<LogListener>
}

const started: WeakMap<LlamaModule, Map<string, Started>> = new WeakMap()

/**
 * Starts llama.cpp, once per device and process: starting takes a third of a second and a process of its own, and an
 * idle llama.cpp holds no model. Throws `ENGINE_MISSING` when the package is not installed or has no binary for this
 * machine.
 */
export async function loadLlama(options: LlamaCppOptions): Promise<LlamaRuntime> {
  const module = options.llama ?? (await importModule())
  const perDevice = started.get(module) ?? new Map<string, Started>()
  started.set(module, perDevice)
  const gpu = options.gpu ?? 'auto'
  const entry = perDevice.get(String(gpu)) ?? start(module, gpu)
  perDevice.set(String(gpu), entry)
  const { onLog } = options
  if (onLog) entry.listeners.add(onLog)
  const release = () => {
    if (onLog) entry.listeners.delete(onLog)
  }

  try {
    const llama = await entry.llama
    if (onLog) llama.logLevel = module.LlamaLogLevel.info
    return { module, llama, errorLines: entry.errorLines, release }
  } catch (error) {
    release()
    perDevice.delete(String(gpu))
    throw new HarnessError('ENGINE_MISSING', '[engine-llamacpp] llama.cpp does not start on this machine.', {
      hint: 'Run `npx node-llama-cpp inspect gpu` to see what is wrong, or set `gpu: false`.',
      cause: error,
    })
  }
}

function start(module: LlamaModule, gpu: NonNullable<LlamaCppOptions['gpu']>): Started {
  const errorLines: string[] = []
  const listeners = new Set<LogListener>()
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
  return { llama, errorLines, listeners }
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
