import type { EngineEvent } from './engine-event.ts'
import type { GenerateRequest } from './generate-request.ts'
import type { ModelInfo } from './model-info.ts'
import type { Prompt } from './prompt.ts'

/**
 * What generates tokens. Everything left of this seam is the harness; everything right of it knows nothing of
 * turns, tools or pruning. Optional abilities are declared in `supports`, never discovered by failing.
 */
export interface Engine {
  /** Name of the engine, such as `llamacpp`. */
  readonly name: string
  readonly model: ModelInfo
  readonly supports: EngineSupports
  /** Tokens of `prompt` by the model's own tokenizer, or an estimate when `supports.exactCounts` is false. */
  countTokens(prompt: Prompt): number | Promise<number>
  /**
   * Runs the model once. The call itself may throw a `HarnessError` before the first event; after that it never
   * throws: the stream ends with exactly one `finish`, and nothing follows it.
   *
   * Aborting `request.signal` or leaving the iteration ends the work within one token or one prefill batch; what
   * was evaluated stays usable as a prefix. A prompt that does not fit ends with a `CONTEXT_OVERFLOW` error.
   */
  generate(request: GenerateRequest): AsyncIterable<EngineEvent>
  /** How the vocabulary holds `text`: as one control token, or otherwise. Absent when the engine cannot tell. */
  isControlToken?(text: string): boolean | Promise<boolean>
  /** Frees everything. Running generations end as aborted. Calling it twice does nothing the second time. */
  close(): Promise<void>
}

export interface EngineSupports {
  /** What a request may carry, best first. */
  readonly inputs: readonly ('prompt' | 'messages')[]
  /** `countTokens` is the model's own count. */
  readonly exactCounts: boolean
  /** An unchanged prompt prefix is not evaluated again. */
  readonly prefixReuse: boolean
  /** Same seed, same output. */
  readonly seed: boolean
  readonly constraints: readonly ('calls' | 'json-schema')[]
  /** Message input may carry tools, and `tool-call` events come back. */
  readonly nativeTools: boolean
  /** `reasoning-delta` events come back. */
  readonly nativeReasoning: boolean
  /** Generations that can run at the same time; more wait in order. */
  readonly concurrency: number
}
