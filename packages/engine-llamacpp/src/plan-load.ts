import { HarnessError } from '@orion-harness/core'
import { chooseThreads, readProcessor } from './choose-threads.ts'
import type { LlamaRuntime } from './load-llama.ts'
import type { LlamaCppOptions } from './options.ts'

/** What will be loaded, with nothing left to default. */
export interface LoadPlan {
  readonly contextSize: number
  readonly concurrency: number
  readonly batchSize: number
  readonly threads: number
  /** Bytes the model and its cache are estimated to need, wherever they end up. */
  readonly neededBytes: number
}

const defaultContextSize = 8192

/**
 * Fills in the sizes and estimates what loading will need, from the file's header alone. Throws
 * `ENGINE_OUT_OF_MEMORY` when that is more than there is, `OPTION_INVALID` for a window the model cannot have.
 */
export async function planLoad(
  path: string,
  runtime: LlamaRuntime,
  options: LlamaCppOptions,
): Promise<LoadPlan> {
  const { module, llama } = runtime
  const info = await module.readGgufFileInfo(path, { sourceType: 'filesystem', logWarnings: false })
  const insights = await module.GgufInsights.from(info, llama)
  const contextSize =
    options.contextSize ?? Math.min(defaultContextSize, insights.trainContextSize ?? defaultContextSize)
  const concurrency = options.concurrency ?? 1
  const batchSize = Math.min(options.batchSize ?? (llama.gpu === false ? 256 : 512), contextSize)
  const modelGpuLayers = llama.gpu === false ? 0 : (options.gpuLayers ?? insights.totalLayers)

  const weights = await insights.estimateModelResourceRequirementsV2({ gpuLayers: modelGpuLayers })
  const cache = await insights.estimateContextResourceRequirementsV2({
    contextSize,
    sequences: concurrency,
    batchSize,
    modelGpuLayers,
    swaFullCache: options.fullWindowCache ?? false,
    ...(options.cacheType === undefined
      ? {}
      : {
          kvCacheKeyType: module.GgmlType[options.cacheType],
          kvCacheValueType: module.GgmlType[options.cacheType],
        }),
  })
  const weightBytes = weights.cpuRam + weights.gpuVram
  const cacheBytes = cache.cpuRam + cache.gpuVram
  const neededBytes = weightBytes + cacheBytes
  const threads = options.threads ?? chooseThreads(await readProcessor(llama.cpuMathCores), weightBytes)
  const availableBytes = options.memoryLimit ?? (await availableMemory(runtime))
  if (neededBytes <= availableBytes) return { contextSize, concurrency, batchSize, threads, neededBytes }

  throw new HarnessError(
    'ENGINE_OUT_OF_MEMORY',
    `[engine-llamacpp] The model needs about ${inGigabytes(neededBytes)} and ${inGigabytes(availableBytes)} are available.`,
    {
      hint:
        cacheBytes > weightBytes
          ? `The cache alone takes ${inGigabytes(cacheBytes)}: use a smaller \`contextSize\` or \`concurrency\`.`
          : 'Use a model with smaller weights, such as a Q4_K_M file, or free memory first.',
      data: { neededBytes, availableBytes, weightBytes, cacheBytes, contextSize, concurrency },
    },
  )
}

/** Memory of the machine, or of the container where that is less, and of the GPU. */
async function availableMemory({ llama }: LlamaRuntime): Promise<number> {
  const ram = process.platform === 'linux' ? process.availableMemory() : (await llama.getRamState()).free
  const vram = llama.gpu === false ? 0 : (await llama.getVramState()).free
  return ram + vram
}

function inGigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(bytes < 1e8 ? 3 : 1)} GB`
}
