/** Tokens of one model call. */
export interface Usage {
  /** Tokens of the prompt, cached ones included. */
  readonly promptTokens: number
  /** Prompt tokens that were already in the engine's cache and not evaluated again. */
  readonly reusedTokens: number
  /** Tokens the model produced. */
  readonly completionTokens: number
  /** False when the engine reported nothing and these are estimates. */
  readonly exact: boolean
}

/** Durations of one model call, in milliseconds. */
export interface Timings {
  /** From the request to the first token. */
  readonly firstTokenMs: number
  /** Reading the prompt. */
  readonly prefillMs: number
  /** From the first token to the last. */
  readonly decodeMs: number
}
