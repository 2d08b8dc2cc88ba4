import { HarnessError, type Engine } from '@orion-harness/core'
import { generate, type GenerationParts } from './generate.ts'
import { loadModel } from './load-model.ts'
import { describeModel } from './model-info.ts'
import type { LlamaCppOptions } from './options.ts'
import { createPromptTokenizer } from './prompt-tokenizer.ts'
import { createSequencePool } from './sequence-pool.ts'
import { createVocabulary } from './vocabulary.ts'

const defaultCheckpointMemory = 256 * 1024 * 1024

/**
 * llama.cpp in this process, as an engine. Loads the model before it resolves.
 *
 * Rejects with `MODEL_NOT_FOUND`, `MODEL_INVALID`, `ENGINE_MISSING`, `ENGINE_OUT_OF_MEMORY`, `OPTION_INVALID`, or
 * `ENGINE_ABORTED`, each with a hint.
 */
export async function llamaCppEngine(options: LlamaCppOptions): Promise<Engine> {
  const loaded = await loadModel(options.model, options)
  const { context, model } = loaded
  const vocabulary = createVocabulary(model)
  const closing = new AbortController()
  const parts: GenerationParts = {
    contextSize: context.contextSize,
    vocabulary,
    tokenizer: createPromptTokenizer(vocabulary),
    pool: createSequencePool(context, options.checkpointMemory ?? defaultCheckpointMemory),
    sampling: options.sampling ?? {},
    closing: closing.signal,
  }

  return {
    name: 'llamacpp',
    model: describeModel(loaded, options.name),
    supports: {
      inputs: ['prompt'],
      exactCounts: true,
      prefixReuse: true,
      seed: true,
      constraints: [],
      nativeTools: false,
      nativeReasoning: false,
      concurrency: context.totalSequences,
    },
    countTokens: (prompt) => parts.tokenizer.count(prompt),
    isControlToken: (text) => vocabulary.isControlToken(text),
    generate(request) {
      if (closing.signal.aborted) throw engineClosed()
      if (request.input.type !== 'prompt') throw onlyPrompts()
      return generate(parts, request.input.prompt, request)
    },
    async close() {
      if (closing.signal.aborted) return
      closing.abort()
      parts.pool.close()
      await loaded.dispose()
    },
  }
}

function engineClosed(): HarnessError {
  return new HarnessError('ENGINE_CLOSED', '[engine-llamacpp] The engine is closed.', {
    hint: 'Make a new engine.',
  })
}

function onlyPrompts(): HarnessError {
  return new HarnessError(
    'ENGINE_UNSUPPORTED',
    '[engine-llamacpp] This engine takes a rendered prompt, not messages.',
    {
      hint: 'Render the messages with a template; `supports.inputs` says what an engine takes.',
    },
  )
}
