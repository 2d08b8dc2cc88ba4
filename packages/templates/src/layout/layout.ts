import type { Prompt, PromptPiece } from '@orion-harness/core'

/**
 * Tag for layout text that keeps provenance. The literal is `control`; an interpolated string is `content`; an
 * interpolated prompt keeps the kinds it has. The result is in normal form: no empty piece, and no two neighbours
 * of the same kind.
 *
 * @example
 * layout`<|im_start|>user\n${text}<|im_end|>\n`
 */
export function layout(literals: TemplateStringsArray, ...values: readonly (string | Prompt)[]): Prompt {
  const pieces: PromptPiece[] = []
  literals.forEach((literal, index) => {
    appendPiece(pieces, { kind: 'control', text: literal })
    const value = values[index]
    if (typeof value === 'string') appendPiece(pieces, { kind: 'content', text: value })
    else if (value !== undefined) for (const piece of value) appendPiece(pieces, piece)
  })
  return pieces
}

/** A prompt of one `control` piece, or of none for the empty text. Only for text the template itself writes. */
export function control(text: string): Prompt {
  return text === '' ? [] : [{ kind: 'control', text }]
}

/** A prompt of one `content` piece, or of none for the empty text. */
export function content(text: string): Prompt {
  return text === '' ? [] : [{ kind: 'content', text }]
}

/** The prompts one after another, in normal form, with `between` written between them. */
export function joinPrompts(prompts: readonly Prompt[], between: Prompt = []): Prompt {
  const pieces: PromptPiece[] = []
  prompts.forEach((prompt, index) => {
    if (index > 0) for (const piece of between) appendPiece(pieces, piece)
    for (const piece of prompt) appendPiece(pieces, piece)
  })
  return pieces
}

/** The text the model reads. */
export function promptText(prompt: Prompt): string {
  return prompt.map((piece) => piece.text).join('')
}

/** Adds a piece at the end, in normal form; neighbours of one kind become one piece. */
export function appendPiece(pieces: PromptPiece[], piece: PromptPiece): void {
  if (piece.text === '') return
  const last = pieces.at(-1)
  if (last?.kind !== piece.kind) pieces.push(piece)
  else pieces[pieces.length - 1] = { kind: piece.kind, text: last.text + piece.text }
}
