import { checkOptions } from './check-options.ts'
import { isolatedEngine } from './isolated-engine.ts'
import { openEngine, type LlamaCppEngine } from './open-engine.ts'
import type { LlamaCppOptions } from './options.ts'
import { resolveModel } from './resolve-model.ts'

/**
 * llama.cpp in this process, or with `isolate` in a child process, as an engine. Loads the model before it resolves.
 *
 * Rejects with `MODEL_NOT_FOUND`, `MODEL_INVALID`, `MODEL_DOWNLOAD_FAILED`, `ENGINE_MISSING`, `ENGINE_OUT_OF_MEMORY`,
 * `OPTION_INVALID` or `ENGINE_ABORTED`, each with a hint.
 */
export async function llamaCppEngine(options: LlamaCppOptions): Promise<LlamaCppEngine> {
  checkOptions(options)
  const path = await resolveModel(options.model, options.download, options.signal)
  return options.isolate ? isolatedEngine(path, options) : openEngine(path, options)
}
