/**
 * A run of prompt text and where it came from.
 *
 * `control` was written by the template and may be read as control tokens.
 * `content` came from a person, a tool or the model: an engine must never turn any of it into a control
 * token, whatever it spells.
 */
export interface PromptPiece {
  readonly kind: 'control' | 'content'
  readonly text: string
}

/** The rendered text handed to an engine. Joined, the pieces are the exact text the model reads. */
export type Prompt = readonly PromptPiece[]
