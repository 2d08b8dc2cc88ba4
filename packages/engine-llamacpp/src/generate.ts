import {
  HarnessError,
  type EngineEvent,
  type FinishEvent,
  type FinishReason,
  type GenerateRequest,
  type Prompt,
  type SamplingSettings,
} from '@orion-harness/core'
import { copyPrefix } from './copy-prefix.ts'
import { decode, emptyReply, type Reply } from './decode.ts'
import { engineFailed } from './engine-errors.ts'
import type { LoadedModel } from './load-model.ts'
import { prefill } from './prefill.ts'
import { createOutputGuide } from './guide-output.ts'
import type { GrammarCompiler } from './output-grammars.ts'
import type { PromptTokenizer } from './prompt-tokenizer.ts'
import type { ReplyMemory } from './reply-memory.ts'
import { resolveSampling } from './sampling-options.ts'
import type { SequencePool, Slot } from './sequence-pool.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What every generation of one engine shares. */
export interface GenerationParts {
  readonly loaded: LoadedModel
  readonly grammars: GrammarCompiler
  readonly vocabulary: Vocabulary
  readonly tokenizer: PromptTokenizer
  readonly pool: SequencePool
  readonly memory: ReplyMemory
  readonly sampling: SamplingSettings
  /** Aborted when the engine closes. */
  readonly closing: AbortSignal
}

/** Runs the model once; the contract is that of `Engine.generate`. */
export async function* generate(
  parts: GenerationParts,
  prompt: Prompt,
  request: GenerateRequest,
): AsyncGenerator<EngineEvent, void> {
  const { loaded, pool, memory, tokenizer, vocabulary, closing } = parts
  const { signal, stop, maxTokens } = request
  const isStopped = () => closing.aborted || signal?.aborted === true
  const sampling = resolveSampling(request.sampling, parts.sampling)
  const run: Run = { startedAt: performance.now(), promptTokens: 0, reusedTokens: 0, reply: emptyReply() }
  const shared = { vocabulary, stop, maxTokens, sampling, isStopped }
  const text = prompt.map((piece) => piece.text).join('')
  let slot: Slot | undefined
  let isBroken = false
  let reason: FinishReason = 'aborted'
  let error: HarnessError | undefined

  try {
    const tokens = tokenizer.tokenize(prompt)
    run.promptTokens = tokens.length
    refuseOverflow(tokens.length, loaded.context.contextSize)
    const grammars = request.constraint && (await parts.grammars.compile(request.constraint))
    const choice = await pool.acquire(tokens, signal)
    slot = choice.slot
    slot.cacheKey = request.cacheKey
    slot.text = text
    const { sequence } = slot
    const problem = choice.source && (await copyPrefix(choice.source.sequence, sequence))
    if (problem) yield notCopied(problem)
    const { reused } = yield* prefill(sequence, tokens, isStopped)
    run.reusedTokens = reused
    run.prefilledAt = performance.now()
    if (!isStopped()) {
      const guide = grammars && createOutputGuide(loaded.runtime.module, loaded.model, vocabulary, grammars)
      const { reply } = run
      reason = yield* decode({ ...shared, sequence, prompt: tokens, guide, reply })
    }
  } catch (thrown) {
    isBroken = slot !== undefined
    if (!isStopped()) {
      reason = 'error'
      error = engineFailed(thrown)
    }
  } finally {
    if (slot) {
      if (run.reply.shown > 0) memory.remember(text, shownPart(run.reply))
      slot.text = text + run.reply.text.slice(0, run.reply.shown)
      await pool.release(slot, isBroken)
    }
  }

  yield finishEvent(run, reason, sampling.seed, error)
}

interface Run {
  readonly startedAt: number
  promptTokens: number
  reusedTokens: number
  prefilledAt?: number
  readonly reply: Reply
}

function shownPart({ text, shown, tokens, ends }: Reply): Pick<Reply, 'text' | 'tokens' | 'ends'> {
  return { text: text.slice(0, shown), tokens, ends }
}

function finishEvent(
  run: Run,
  reason: FinishReason,
  seed: number,
  error: HarnessError | undefined,
): FinishEvent {
  const now = performance.now()
  const { startedAt, prefilledAt = now, promptTokens, reusedTokens, reply } = run
  const firstTokenAt = reply.firstTokenAt ?? now
  return {
    type: 'finish',
    reason,
    usage: { promptTokens, reusedTokens, completionTokens: reply.tokens.length, exact: true },
    timings: {
      firstTokenMs: firstTokenAt - startedAt,
      prefillMs: prefilledAt - startedAt,
      decodeMs: now - firstTokenAt,
    },
    seed,
    ...(error ? { error } : {}),
  }
}

/** A prompt must leave room for one token at least. */
function refuseOverflow(promptTokens: number, contextWindow: number): void {
  if (promptTokens < contextWindow && promptTokens > 0) return
  if (promptTokens === 0) {
    throw new HarnessError(
      'INPUT_EMPTY',
      '[engine-llamacpp] The prompt is empty and this model begins with no token.',
      {
        hint: 'Send at least one character.',
      },
    )
  }
  throw new HarnessError(
    'CONTEXT_OVERFLOW',
    `[engine-llamacpp] The prompt has ${promptTokens} tokens and the context holds ${contextWindow}, reply included.`,
    {
      hint: 'Send less, or load the model with a larger `contextSize`.',
      data: { promptTokens, contextWindow },
    },
  )
}

function notCopied({ message }: Error): EngineEvent {
  return {
    type: 'warning',
    code: 'CACHE_NOT_COPIED',
    message: `The cache of a fork could not be copied through the folder for temporary files: ${message}. It is evaluated again.`,
  }
}
