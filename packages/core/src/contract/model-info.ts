/** What the engine knows about the loaded model. */
export interface ModelInfo {
  readonly name: string
  /** Architecture as the model file states it, such as `llama`; absent when the engine cannot see it. */
  readonly architecture?: string
  /** Tokens the engine really holds for one conversation; not the maximum the model was trained for. */
  readonly contextWindow: number
  /** Tokens the model was trained for, when known. */
  readonly trainedContextWindow?: number
  /** Jinja source of the model's own chat templates, by name; `default` is the usual one. */
  readonly chatTemplates: Readonly<Record<string, string>>
  readonly bosToken?: string
  readonly eosToken?: string
  /** Size of the weights in bytes. */
  readonly sizeBytes?: number
  readonly parameterCount?: number
}
