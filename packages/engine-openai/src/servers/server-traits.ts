import type { EngineSupports, SamplingSettings } from '@orion-harness/core'
import type { ServerKind } from '../options.ts'

/** What is true of every server of one kind. */
export interface ServerTraits {
  /** What it takes, best first. */
  readonly inputs: EngineSupports['inputs']
  readonly supports: Pick<
    EngineSupports,
    'prefixReuse' | 'seed' | 'constraints' | 'nativeTools' | 'nativeReasoning'
  >
  /** Generations at the same time, where the server does not tell. */
  readonly concurrency: number
  /** The server's names of the sampling settings; one that is missing cannot be set. */
  readonly sampling: Readonly<Partial<Record<keyof SamplingSettings, string>>>
  /** The value for `topK` that keeps all. */
  readonly allTopK: number
  readonly maxTokens: 'max_tokens' | 'max_completion_tokens'
  /** Most stop strings the server takes; the engine itself looks for all of them. */
  readonly mostStops: number
  /** The field for the reasoning of earlier messages, where the server takes it back. */
  readonly reasoningField?: 'reasoning_content'
  /** Fields that every request to this server has. */
  readonly body: Readonly<Record<string, unknown>>
}

const standard = {
  temperature: 'temperature',
  topP: 'top_p',
  frequencyPenalty: 'frequency_penalty',
  presencePenalty: 'presence_penalty',
  seed: 'seed',
} as const

const batching = { ...standard, topK: 'top_k', minP: 'min_p', repeatPenalty: 'repetition_penalty' } as const

const common = {
  supports: {
    prefixReuse: false,
    seed: false,
    constraints: [],
    nativeTools: true,
    nativeReasoning: false,
  },
  sampling: standard,
  allTopK: 0,
  maxTokens: 'max_tokens',
  mostStops: Number.POSITIVE_INFINITY,
  body: { stream_options: { include_usage: true } },
} as const

/** The traits by kind, from each server's documentation. */
export const serverTraits: Readonly<Record<ServerKind, ServerTraits>> = {
  'llama-server': {
    ...common,
    inputs: ['prompt', 'messages'],
    supports: {
      prefixReuse: true,
      seed: true,
      constraints: ['json-schema'],
      nativeTools: true,
      nativeReasoning: true,
    },
    concurrency: 1,
    sampling: {
      ...standard,
      topK: 'top_k',
      minP: 'min_p',
      repeatPenalty: 'repeat_penalty',
      repeatLastTokens: 'repeat_last_n',
    },
    reasoningField: 'reasoning_content',
    body: { ...common.body, cache_prompt: true, timings_per_token: true, return_progress: true },
  },
  ollama: {
    ...common,
    inputs: ['messages', 'prompt'],
    supports: { ...common.supports, prefixReuse: false, seed: true, constraints: ['json-schema'] },
    concurrency: 1,
    sampling: {
      ...standard,
      topK: 'top_k',
      minP: 'min_p',
      repeatPenalty: 'repeat_penalty',
      repeatLastTokens: 'repeat_last_n',
    },
    body: {},
  },
  'lm-studio': {
    ...common,
    inputs: ['messages', 'prompt'],
    supports: { ...common.supports, seed: true, constraints: ['json-schema'] },
    concurrency: 1,
    sampling: { ...standard, topK: 'top_k', minP: 'min_p', repeatPenalty: 'repeat_penalty' },
    reasoningField: 'reasoning_content',
  },
  vllm: {
    ...common,
    inputs: ['messages', 'prompt'],
    supports: { ...common.supports, seed: true, constraints: ['json-schema'] },
    concurrency: 64,
    sampling: batching,
    allTopK: -1,
    reasoningField: 'reasoning_content',
    body: { stream_options: { include_usage: true, continuous_usage_stats: true } },
  },
  sglang: {
    ...common,
    inputs: ['messages', 'prompt'],
    supports: { ...common.supports, constraints: ['json-schema'] },
    concurrency: 64,
    sampling: batching,
    allTopK: -1,
    reasoningField: 'reasoning_content',
  },
  openai: {
    ...common,
    inputs: ['messages'],
    supports: { ...common.supports, constraints: ['json-schema'] },
    concurrency: 16,
    maxTokens: 'max_completion_tokens',
    mostStops: 4,
  },
  unknown: { ...common, inputs: ['messages'], concurrency: 4, mostStops: 4 },
}
