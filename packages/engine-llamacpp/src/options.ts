import type * as NodeLlamaCpp from 'node-llama-cpp'
import type { JsonSchema, SamplingSettings } from '@orion-harness/core'
import type { DownloadOptions } from './resolve-model.ts'

/** The module `node-llama-cpp`, as `import('node-llama-cpp')` gives it. */
export type LlamaModule = typeof NodeLlamaCpp

/** What `llamaCppEngine` takes. Only `model` is required. */
export interface LlamaCppOptions {
  /** Path of a GGUF file, its URL, or `hf:OWNER/NAME/FILE.gguf` or `hf:OWNER/NAME:QUANTISATION` on the hub. */
  readonly model: string
  /** Name the engine reports for the model. Default: the name in the file, else the file's name. */
  readonly name?: string
  /**
   * Tokens one conversation may hold, prompt and reply together. Default: 8,192, or what the model was trained for
   * when that is less. Memory is taken for `contextSize × concurrency` tokens.
   */
  readonly contextSize?: number
  /** Conversations that keep a cache and generations that run at the same time, at least 1. Default 1. */
  readonly concurrency?: number
  /**
   * Threads that compute. Default: the physical cores this process may use, fewer when they are busy with other work,
   * and one for a model below 64 MB. More than that is slower, not faster.
   */
  readonly threads?: number
  /** Where to compute. `auto` takes a GPU when there is one. Default `auto`. */
  readonly gpu?: 'auto' | 'metal' | 'cuda' | 'vulkan' | false
  /** Layers kept on the GPU. Default: as many as fit. */
  readonly gpuLayers?: number
  /**
   * Tokens of a prompt evaluated at a time, 1 to 4,096. An abort waits for one batch at most.
   * Default 512 on a GPU, 256 without.
   */
  readonly batchSize?: number
  /** Precision of the cache. Smaller types need flash attention. Default `F16`. */
  readonly cacheType?: 'F16' | 'Q8_0' | 'Q4_0'
  /** Keep the whole cache of a sliding-window model, so that it can be cut back anywhere. Default false. */
  readonly fullWindowCache?: boolean
  /** Bytes of checkpoints one conversation of a recurrent or sliding-window model may keep. Default 256 MiB. */
  readonly checkpointMemory?: number
  /** Bytes of memory the model and its cache may need; more is refused before loading. Default: what is available. */
  readonly memoryLimit?: number
  /** Sampling settings for requests that leave them out, before the engine's own defaults. */
  readonly sampling?: SamplingSettings
  /**
   * Turns a JSON Schema into GBNF for `constraint.jsonSchema`; undefined leaves it to the converter of node-llama-cpp.
   * That one requires every property, in the order of the schema, and refuses what it would ignore, such as `anyOf`
   * and `pattern`. Default: always that one.
   */
  readonly toGrammar?: (schema: JsonSchema) => string | undefined
  /** For models that are not on this machine yet. */
  readonly download?: DownloadOptions
  /** The module to use instead of importing `node-llama-cpp`. */
  readonly llama?: LlamaModule
  /**
   * Run the model in a child process, so that a crash of native code ends a reply instead of this process. Costs about
   * a tenth of a millisecond per token. `execArgv` are arguments for Node in the child. Default false.
   */
  readonly isolate?: boolean | { readonly execArgv: readonly string[] }
  /** Told how much of the model is loaded, from 0 to 1. */
  readonly onLoadProgress?: (fraction: number) => void
  /** Told what llama.cpp logs. Default: nobody. */
  readonly onLog?: (level: string, message: string) => void
  /** Aborts downloading and loading. An engine that is there no longer looks at it. */
  readonly signal?: AbortSignal
}
