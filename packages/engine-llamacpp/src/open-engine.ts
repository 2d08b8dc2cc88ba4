import { HarnessError, type Engine } from '@orion-harness/core'
import { engineClosed, engineFailed, promptOf } from './engine-errors.ts'
import { generate, type GenerationParts } from './generate.ts'
import { loadModel } from './load-model.ts'
import { describeModel } from './model-info.ts'
import type { LlamaCppOptions } from './options.ts'
import { createGrammarCompiler } from './output-grammars.ts'
import { createPromptTokenizer } from './prompt-tokenizer.ts'
import { createReplyMemory } from './reply-memory.ts'
import { createSequencePool } from './sequence-pool.ts'
import { checkState, saveState } from './state-file.ts'
import { createVocabulary } from './vocabulary.ts'

/** An engine whose caches can be put on disk and taken back. */
export interface LlamaCppEngine extends Engine {
  /** Id of the process the model runs in. */
  readonly processId: number | undefined
  /**
   * Writes the cache of a conversation to `path`, with a description beside it in `path` + `.json`. The conversation
   * is the one of `cacheKey`, or without one the one that ran last. Gives the tokens saved. Throws `OPTION_INVALID`
   * when there is no such conversation in the cache, `SESSION_WRITE_FAILED` when it cannot be written.
   */
  saveState(path: string, cacheKey?: string): Promise<number>
  /**
   * Takes a saved cache back, giving up the one used longest ago. The next prompt that begins like it evaluates only
   * what is new. Gives the tokens loaded. Throws `STATE_MISMATCH`, and gives up nothing, when it was made by another
   * model or build, is damaged or is not there; `ENGINE_FAILED` when llama.cpp cannot read it all the same.
   */
  loadState(path: string): Promise<number>
}

const defaultCheckpointMemory = 256 * 1024 * 1024

/** Loads the model at `path` and puts the parts of an engine together. */
export async function openEngine(path: string, options: LlamaCppOptions): Promise<LlamaCppEngine> {
  const loaded = await loadModel(path, options)
  const { context, model } = loaded
  const vocabulary = createVocabulary(model)
  const memory = createReplyMemory(Math.max(16, 4 * context.totalSequences))
  const pool = createSequencePool(context, options.checkpointMemory ?? defaultCheckpointMemory)
  const tokenizer = createPromptTokenizer(vocabulary, memory)
  const grammars = createGrammarCompiler(loaded.runtime.llama, options.toGrammar)
  const closing = new AbortController()
  const sampling = options.sampling ?? {}
  const parts: GenerationParts = {
    loaded,
    vocabulary,
    memory,
    pool,
    tokenizer,
    grammars,
    sampling,
    closing: closing.signal,
  }
  const ensureOpen = () => {
    if (closing.signal.aborted) throw engineClosed()
  }

  return {
    name: 'llamacpp',
    processId: process.pid,
    model: describeModel(loaded, options.name),
    supports: {
      inputs: ['prompt'],
      exactCounts: true,
      prefixReuse: true,
      seed: true,
      constraints: ['calls', 'json-schema'],
      nativeTools: false,
      nativeReasoning: false,
      concurrency: context.totalSequences,
    },
    countTokens(prompt) {
      ensureOpen()
      return tokenizer.count(prompt)
    },
    isControlToken(text) {
      ensureOpen()
      return vocabulary.isControlToken(text)
    },
    generate(request) {
      ensureOpen()
      return generate(parts, promptOf(request), request)
    },
    async saveState(file, cacheKey) {
      ensureOpen()
      const slot = pool.find(cacheKey)
      if (slot === undefined) throw nothingToSave(cacheKey)
      const { text } = slot
      return saveState(file, loaded, slot, { text, runs: memory.recall(text) })
    },
    async loadState(file) {
      ensureOpen()
      const { tokens, transcript, cacheKey } = await checkState(file, loaded)
      const { slot } = await pool.acquire([], undefined)
      let isBroken = false
      try {
        await slot.sequence.loadStateFromFile(file, { acceptRisk: true })
        slot.cacheKey = cacheKey
        slot.text = transcript.text
        memory.restore(transcript)
        return tokens
      } catch (error) {
        isBroken = true
        throw engineFailed(error)
      } finally {
        await pool.release(slot, isBroken)
      }
    },
    async close() {
      if (closing.signal.aborted) return
      closing.abort()
      pool.close()
      await loaded.dispose()
    },
  }
}

function nothingToSave(cacheKey: string | undefined): HarnessError {
  return new HarnessError('OPTION_INVALID', '[engine-llamacpp] There is no such conversation in the cache.', {
    hint: 'Generate first, with the same `cacheKey`.',
    data: { cacheKey: cacheKey ?? null },
  })
}
