import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { LlamaContext, LlamaModel } from 'node-llama-cpp'
import { HarnessError } from '@orion-harness/core'
import { planLoad } from './plan-load.ts'
import { loadingAborted } from './engine-errors.ts'
import { loadLlama, type LlamaRuntime } from './load-llama.ts'
import type { LlamaCppOptions } from './options.ts'

/** A model with its context, ready to evaluate. */
export interface LoadedModel {
  readonly runtime: LlamaRuntime
  readonly model: LlamaModel
  readonly context: LlamaContext
  readonly path: string
  /** Frees the context, the model and the runtime. */
  dispose(): Promise<void>
}

/**
 * Loads the model file at `path`. Throws `MODEL_NOT_FOUND`, `MODEL_INVALID`, `ENGINE_MISSING`,
 * `ENGINE_OUT_OF_MEMORY`, or `ENGINE_ABORTED` when `options.signal` is aborted.
 */
export async function loadModel(path: string, options: LlamaCppOptions): Promise<LoadedModel> {
  await checkFile(path)
  throwIfAborted(options.signal)
  const runtime = await loadLlama(options)
  let model: LlamaModel | undefined
  try {
    const plan = await planLoad(path, runtime, options)
    throwIfAborted(options.signal)
    model = await runtime.llama.loadModel({
      modelPath: path,
      ...(options.gpuLayers === undefined ? {} : { gpuLayers: options.gpuLayers }),
      ...(options.signal ? { loadSignal: options.signal } : {}),
      ...(options.onLoadProgress ? { onLoadProgress: options.onLoadProgress } : {}),
    })
    const context = await model.createContext({
      contextSize: plan.contextSize,
      sequences: plan.concurrency,
      batchSize: plan.batchSize,
      threads: plan.threads,
      failedCreationRemedy: false,
      swaFullCache: options.fullWindowCache ?? false,
      ...(options.cacheType === undefined
        ? {}
        : {
            experimentalKvCacheKeyType: options.cacheType,
            experimentalKvCacheValueType: options.cacheType,
          }),
      ...(options.signal ? { createSignal: options.signal } : {}),
    })
    const loaded = model
    return {
      runtime,
      model,
      context,
      path,
      async dispose() {
        await context.dispose()
        await loaded.dispose()
        runtime.release()
      },
    }
  } catch (error) {
    const lines = [...runtime.errorLines]
    await model?.dispose()
    runtime.release()
    throw explainLoadError(error, { path, lines, runtime, options, hasModel: model !== undefined })
  }
}

async function checkFile(path: string): Promise<void> {
  let magic: string
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
      magic = buffer.toString('latin1', 0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    throw new HarnessError('MODEL_NOT_FOUND', `[engine-llamacpp] Cannot read the model file ${path}.`, {
      hint: 'Give the path of a GGUF file that exists, as an absolute path or relative to the working directory.',
      cause: error,
      data: { path },
    })
  }
  if (magic === 'GGUF') return
  throw new HarnessError('MODEL_INVALID', `[engine-llamacpp] ${basename(path)} is not a GGUF file.`, {
    hint: 'llama.cpp reads GGUF. Look for a file that ends in .gguf, or download it again if it does.',
    data: { path, firstBytes: magic },
  })
}

interface FailedLoad {
  readonly path: string
  readonly lines: readonly string[]
  readonly runtime: LlamaRuntime
  readonly options: LlamaCppOptions
  /** The weights are loaded, and the context was refused. */
  readonly hasModel: boolean
}

function explainLoadError(error: unknown, failed: FailedLoad): unknown {
  const { path, lines, runtime, options, hasModel } = failed
  if (error instanceof HarnessError) return error
  if (options.signal?.aborted) return loadingAborted(options.signal)
  const details = { cause: error, data: { path, log: lines } }
  if (error instanceof runtime.module.InsufficientMemoryError) {
    return new HarnessError('ENGINE_OUT_OF_MEMORY', '[engine-llamacpp] The model does not fit into memory.', {
      hint: 'Use a smaller `contextSize` or `concurrency`, a model with smaller weights, or `gpuLayers: 0`.',
      ...details,
    })
  }
  if (hasModel) {
    return new HarnessError('ENGINE_FAILED', '[engine-llamacpp] llama.cpp refuses a context of this kind.', {
      hint: options.cacheType
        ? 'This model may not work with a small `cacheType`: leave it out.'
        : 'Try a smaller `contextSize` or `concurrency`; `data.log` has what llama.cpp says.',
      ...details,
    })
  }
  return new HarnessError('MODEL_INVALID', `[engine-llamacpp] llama.cpp cannot load ${basename(path)}.`, {
    hint: 'The file may be cut off or of an architecture this llama.cpp does not know. Download it again, or update node-llama-cpp.',
    ...details,
  })
}

/** Throws `ENGINE_ABORTED` once `signal` is aborted. */
function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw loadingAborted(signal)
}
