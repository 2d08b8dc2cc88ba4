/**
 * How the next token is picked. A setting left out is the engine's default, which its README states.
 */
export interface SamplingSettings {
  /** 0 picks the most likely token; usual range 0 to 2. */
  readonly temperature?: number
  /** Keep this many most likely tokens; 0 keeps all. */
  readonly topK?: number
  /** Keep the most likely tokens whose probabilities add up to this, 0 to 1; 1 keeps all. */
  readonly topP?: number
  /** Drop tokens less likely than this share of the most likely one, 0 to 1; 0 drops none. */
  readonly minP?: number
  /** Divide the score of recent tokens by this; 1 is off. */
  readonly repeatPenalty?: number
  /** How many recent tokens `repeatPenalty` looks at. */
  readonly repeatLastTokens?: number
  readonly frequencyPenalty?: number
  readonly presencePenalty?: number
  /** Same seed, same prompt, same engine: same text. An engine that is given none picks one and reports it. */
  readonly seed?: number
}
