import type { EngineSupports } from '@orion-harness/core'

/** The servers that are told apart. `unknown` is anything else that speaks the protocol. */
export type ServerKind = 'llama-server' | 'ollama' | 'lm-studio' | 'vllm' | 'sglang' | 'openai' | 'unknown'

export interface OpenAIEngineOptions {
  /** Where the server is: with or without `/v1`, with or without a slash at its end. */
  readonly baseUrl: string
  /** The model's name at the server. Left out, the one that is loaded, or the first one listed. */
  readonly model?: string
  /** Sent as `Authorization: Bearer …`. Never part of an error, a warning or a log. */
  readonly apiKey?: string
  /** More headers for every request. Their values are treated as secrets too. */
  readonly headers?: Readonly<Record<string, string>>
  /**
   * `chat` sends messages to `/v1/chat/completions`, `completions` sends rendered prompts to `/v1/completions`,
   * and `auto`, the default, offers what the server does well, best first.
   */
  readonly api?: 'chat' | 'completions' | 'auto'
  /** Skips finding out which server it is; `unknown` asks it for nothing but its model list. */
  readonly server?: ServerKind
  /** Tokens of the window, where the server does not tell. With Ollama, the window it is asked to allocate. */
  readonly contextWindow?: number
  /** Generations at the same time; more wait in order. The server's slots by default, where it tells. */
  readonly concurrency?: number
  /** Corrects what discovery finds out; `exactCounts: false` counts by estimate, where there is no `/tokenize`. */
  readonly supports?: Partial<Omit<EngineSupports, 'inputs' | 'concurrency'>>
  /**
   * Fields added to the body of every generation, such as `chat_template_kwargs`. They win over those of the engine; of
   * Ollama's `options` each one by itself.
   */
  readonly body?: Readonly<Record<string, unknown>>
  readonly timeouts?: Timeouts
  readonly retries?: RetryOptions
  /** The `fetch` to use; the global one by default. */
  readonly fetch?: typeof globalThis.fetch
  /** Aborts discovery. Generations have a signal of their own. */
  readonly signal?: AbortSignal
}

/** Longest waits for the server, in milliseconds, without what a consumer takes; `Infinity` waits for ever. */
export interface Timeouts {
  /** For the answer to a request that is quick to answer: discovery, counting. Default 10,000. */
  readonly connectMs?: number
  /** From the request to the first token: loading the model and reading the prompt. Default 600,000. */
  readonly firstTokenMs?: number
  /** Between two pieces of a reply that has begun. Default 120,000. */
  readonly stallMs?: number
}

/** Retries are made only before the first token of a reply. */
export interface RetryOptions {
  /** How often a request is sent again. Default 2. */
  readonly count?: number
  /** The first wait, in milliseconds; each one after it is twice as long, give or take a quarter. Default 500. */
  readonly backoffMs?: number
  /** The longest wait, in milliseconds; a server that asks for a longer one is not asked again. Default 30,000. */
  readonly mostMs?: number
}
