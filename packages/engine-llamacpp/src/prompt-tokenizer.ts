import type { Token } from 'node-llama-cpp'
import type { Prompt, PromptPiece } from '@orion-harness/core'
import { createPieceCache } from './piece-cache.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Prompts to tokens. Asking again for a prompt that grew costs what is new. */
export interface PromptTokenizer {
  /** Exactly what a generation with this prompt evaluates, the beginning-of-text token included. */
  tokenize(prompt: Prompt): Token[]
  /** The length of `tokenize(prompt)`. */
  count(prompt: Prompt): number
}

/** Characters of pieces whose tokens are kept. */
const cachedCharacters = 8_000_000

export function createPromptTokenizer(vocabulary: Vocabulary): PromptTokenizer {
  const cache = createPieceCache<readonly Token[]>(cachedCharacters)

  function* runs(prompt: Prompt): Generator<readonly Token[]> {
    let after = vocabulary.bos
    let isFirst = true
    for (const piece of mergePieces(prompt)) {
      const spaced = vocabulary.dependsOnPrevious && (after === undefined || vocabulary.isMarker(after))
      const previous = after
      const tokens = cache.get(`${piece.kind}${spaced ? ' ' : ':'}${piece.text}`, () =>
        vocabulary.tokenize(piece.text, piece.kind, previous),
      )
      if (isFirst && vocabulary.bos !== undefined && tokens[0] !== vocabulary.bos) yield [vocabulary.bos]
      isFirst = false
      yield tokens
      after = tokens.at(-1) ?? after
    }
    if (isFirst && vocabulary.bos !== undefined) yield [vocabulary.bos]
  }

  return {
    tokenize(prompt) {
      const tokens: Token[] = []
      for (const run of runs(prompt)) for (const token of run) tokens.push(token)
      return tokens
    },
    count(prompt) {
      let count = 0
      for (const run of runs(prompt)) count += run.length
      return count
    },
  }
}

/** Neighbours of the same kind become one piece, so that tokens depend on text and kinds alone, not on how they were cut. */
export function mergePieces(prompt: Prompt): PromptPiece[] {
  const merged: PromptPiece[] = []
  for (const piece of prompt) {
    if (piece.text === '') continue
    const last = merged.at(-1)
    if (last?.kind === piece.kind)
      merged[merged.length - 1] = { kind: piece.kind, text: last.text + piece.text }
    else merged.push(piece)
  }
  return merged
}
