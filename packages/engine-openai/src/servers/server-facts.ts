import type { ServerKind } from '../options.ts'

/** What one server says about itself. */
export interface ServerFacts {
  readonly kind: ServerKind
  /** Why it is taken for that kind, in a few words. */
  readonly evidence: string
  readonly version?: string
  /** Models it lists, those that are loaded first. */
  readonly models: readonly ListedModel[]
}

export interface ListedModel {
  readonly name: string
  readonly isLoaded?: boolean
  /** Its entry in the list, as the server sent it. */
  readonly entry: unknown
}

/** What one server says about one model. Everything may be missing. */
export interface ModelFacts {
  readonly architecture?: string
  /** The window that is really allocated for one conversation. */
  readonly contextWindow?: number
  readonly trainedContextWindow?: number
  readonly chatTemplate?: string
  readonly bosToken?: string
  readonly eosToken?: string
  readonly sizeBytes?: number
  readonly parameterCount?: number
  readonly slots?: number
  /** False when the server says that this model takes no tools. */
  readonly takesTools?: boolean
  /** True when the server says that this model reasons apart from its answer. */
  readonly reasons?: boolean
  /** A tokenizer that can be asked. */
  readonly tokenizer?: 'llama' | 'vllm'
}
