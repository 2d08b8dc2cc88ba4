import type { Engine, EngineSupports } from '../../contract/engine.ts'
import type { GenerateRequest } from '../../contract/generate-request.ts'

/** One engine as the conformance cases meet it: how to make it, what it declares, and how to make it do things. */
export interface EngineFixture {
  /** Shown in test names. */
  readonly name: string
  /** What `engine.supports` will say. Cases are skipped by it, and a case compares it with the real one. */
  readonly supports: EngineSupports
  readonly scenes: EngineScenes
  /** A fresh engine. Every case asks for its own and closes it; that of a case that ran out of time is closed for it. */
  create(): Engine | Promise<Engine>
  /** True when nothing behind the engine works any more: no open request, no busy sequence. */
  isIdle?(): boolean | Promise<boolean>
  /** How far `countTokens` may be from `usage.promptTokens` where counts are exact, in tokens; 0 by default. */
  readonly countTolerance?: number
  /** Longest time one case may take, in milliseconds; 10,000 by default. */
  readonly timeoutMs?: number
}

/**
 * Requests that make an engine do one thing. Only `long` is required; a case that needs another one is skipped
 * where it is missing, with that as the reason. A case may change `maxTokens`, `stop`, `sampling`, `constraint`
 * and `signal` of a request, and nothing else.
 */
export interface EngineScenes {
  /** A reply of 24 tokens or more, in three deltas or more. Another `variant` (0, 1, 2 …) is another prompt. */
  long(variant?: number): GenerateRequest
  /** A reply that is known beforehand. `text` is what the engine will really say, such as `words` in quotes. */
  says?(words: string): SaidReply
  /** `long`, extended at its end: the prompt of a later turn, which begins with the whole prompt of `long`. */
  longer?(): GenerateRequest
  /** A prompt that takes so long to read that it can be aborted while it is read. */
  slowPrompt?(): GenerateRequest
  /** A prompt of more tokens than the window holds. */
  overflow?(): GenerateRequest
  /** A reply with this many calls of the offered tools in it. Needs `supports.nativeTools`. */
  calls?(count: number): GenerateRequest
  /** A reply with one call whose arguments are exactly `text`, JSON or not. Needs `supports.nativeTools`. */
  callsWith?(text: string): GenerateRequest
  /** Messages that end with the result of a tool. Needs `supports.nativeTools`. */
  toolResult?(): GenerateRequest
  /** A reply that reasons before it answers. Needs `supports.nativeReasoning`. */
  reasons?(): GenerateRequest
  /** Text that the vocabulary holds as one control token. */
  readonly controlToken?: string
  /** Two halves of a text between which the tokenizer would not cut, such as a space and a word. */
  readonly seam?: readonly [before: string, after: string]
}

export interface SaidReply {
  readonly request: GenerateRequest
  readonly text: string
}
