import type { Token } from 'node-llama-cpp'
import type { Prompt, PromptPiece } from '@orion-harness/core'
import { createPieceCache } from './piece-cache.ts'
import { segmentPieces, type Segment } from './segment-pieces.ts'
import type { ReplyMemory, WrittenRun } from './reply-memory.ts'
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

/**
 * The model's own text is read back as the tokens it wrote, as far as `memory` has them; everything else as the
 * tokenizer reads it.
 */
export function createPromptTokenizer(vocabulary: Vocabulary, memory: ReplyMemory): PromptTokenizer {
  const cache = createPieceCache<readonly Token[]>(cachedCharacters)

  const read = (segment: Segment, after: Token | undefined): readonly Token[] => {
    if (segment.type === 'written') return segment.tokens
    const kind = segment.type === 'markup' ? 'control' : 'content'
    const isStripped = after !== undefined && vocabulary.stripsAfter(after)
    const text = isStripped ? segment.text.trimStart() : segment.text
    const isSpaced = vocabulary.dependsOnPrevious && (after === undefined || vocabulary.isMarker(after))
    return cache.get(`${kind}${isSpaced ? ' ' : ':'}${text}`, () => vocabulary.tokenize(text, kind, after))
  }

  function* runs(prompt: Prompt): Generator<readonly Token[]> {
    let after = vocabulary.bos
    let isFirst = true
    const pieces = mergePieces(prompt)
    const written = memory.recall(pieces.map((piece) => piece.text).join(''))
    const parts = interleave(pieces, written, (token) => vocabulary.isMarker(token))
    for (const segment of segmentPieces(parts, (text) => vocabulary.findMarkers(text))) {
      const tokens = read(segment, after)
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
function mergePieces(prompt: Prompt): PromptPiece[] {
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

/**
 * The text of `pieces` in order, each stretch either as a piece or as the tokens the model wrote. A run ends before
 * the first marker it wrote that stands in a `content` piece now: content never becomes a marker.
 */
function* interleave(
  pieces: readonly PromptPiece[],
  written: readonly WrittenRun[],
  isMarker: (token: Token) => boolean,
): Generator<PromptPiece | { readonly tokens: readonly Token[] }> {
  const runs = written.map((run) => trimRun(run, pieces, isMarker)).filter((run) => run.tokens.length > 0)
  let next = 0
  let at = 0
  let pieceStart = 0
  for (const piece of pieces) {
    const pieceEnd = pieceStart + piece.text.length
    while (at < pieceEnd) {
      const run = runs[next]
      const stop = Math.min(pieceEnd, run?.start ?? pieceEnd)
      if (stop > at) yield { kind: piece.kind, text: piece.text.slice(at - pieceStart, stop - pieceStart) }
      at = Math.max(at, stop)
      if (run === undefined || run.start > at || at >= pieceEnd) break
      yield { tokens: run.tokens }
      at = run.ends.at(-1) ?? at
      next++
    }
    pieceStart = pieceEnd
  }
}

function trimRun(
  run: WrittenRun,
  pieces: readonly PromptPiece[],
  isMarker: (token: Token) => boolean,
): WrittenRun {
  const bad = run.tokens.findIndex((token, index) => {
    const from = index === 0 ? run.start : (run.ends[index - 1] ?? run.start)
    return isMarker(token) && !isControlText(pieces, from, run.ends[index] ?? from)
  })
  if (bad < 0) return run
  let count = bad
  while (count > 0 && run.ends[count - 1] === (run.ends[count - 2] ?? run.start)) count--
  return { ...run, tokens: run.tokens.slice(0, count), ends: run.ends.slice(0, count) }
}

function isControlText(pieces: readonly PromptPiece[], from: number, to: number): boolean {
  let start = 0
  for (const piece of pieces) {
    const end = start + piece.text.length
    if (piece.kind === 'content' && start < to && from < end) return false
    start = end
  }
  return true
}
