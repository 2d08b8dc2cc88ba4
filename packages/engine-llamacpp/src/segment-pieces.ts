import type { Token } from 'node-llama-cpp'
import type { PromptPiece } from '@orion-harness/core'
import type { MarkerSpan } from './find-markers.ts'

/** A stretch of a prompt that is tokenized as one. */
export type Segment =
  /** From the first marker of a control text to its last. */
  | { readonly type: 'markup'; readonly text: string }
  /** Everything else up to the next markup, whoever wrote it. */
  | { readonly type: 'text'; readonly text: string }
  /** What the model wrote, as it wrote it. */
  | { readonly type: 'written'; readonly tokens: readonly Token[] }

/**
 * Puts the pieces of a prompt together as llama.cpp reads a whole prompt: cut at the markers of its control texts and
 * nowhere else. Where control and content meet in the middle of text, as in `name(argument)`, they are read as one, so
 * that the tokens are those of the joined text.
 */
export function* segmentPieces(
  parts: Iterable<PromptPiece | { readonly tokens: readonly Token[] }>,
  findMarkers: (text: string) => MarkerSpan | undefined,
): Generator<Segment> {
  let text = ''
  const flush = function* (): Generator<Segment> {
    if (text !== '') yield { type: 'text', text }
    text = ''
  }
  for (const part of parts) {
    if ('tokens' in part) {
      yield* flush()
      yield { type: 'written', tokens: part.tokens }
      continue
    }
    const span = part.kind === 'control' ? findMarkers(part.text) : undefined
    if (span === undefined) {
      text += part.text
      continue
    }
    text += part.text.slice(0, span.start)
    yield* flush()
    yield { type: 'markup', text: part.text.slice(span.start, span.end) }
    text = part.text.slice(span.end)
  }
  yield* flush()
}
