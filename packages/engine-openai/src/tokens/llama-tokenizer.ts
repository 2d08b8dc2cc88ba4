import type { Prompt } from '@orion-harness/core'
import type { LlamaVocabulary } from './llama-vocabulary.ts'
import { mergePieces } from './merge-pieces.ts'
import { MARKER } from './protect-content.ts'

/** Turns prompts into tokens with the server's own vocabulary. */
export interface PromptTokenizer {
  tokenize(prompt: Prompt, signal?: AbortSignal): Promise<readonly number[]>
}

/** A stretch of a prompt that is tokenized by itself. */
type Stretch =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'control'; readonly text: string }
  /** Content that must not be read together with what stands before it. */
  | { readonly type: 'cut' }

/**
 * Tokens as the model was trained on them: text is read in one go from one control token to the next, across the
 * seams between what the template and what a person wrote, because a seam in the middle of a word would change its
 * tokens. Only `control` is looked through for control tokens. A marker the vocabulary reads in any text is cut in
 * two where content spells it. The model's beginning token comes first, once.
 */
export function createLlamaTokenizer(vocabulary: LlamaVocabulary): PromptTokenizer {
  async function controlStretches(
    text: string,
    signal: AbortSignal | undefined,
  ): Promise<readonly Stretch[]> {
    const stretches: Stretch[] = []
    for (const part of splitAtMarkers(text)) {
      stretches.push({ type: (await holdsControl(part.text, signal)) ? 'control' : 'text', text: part.text })
    }
    return stretches
  }

  /** True when a control token is in the text, whether it looks like one or not. */
  async function holdsControl(text: string, signal: AbortSignal | undefined): Promise<boolean> {
    const [read, plain] = await Promise.all([
      vocabulary.tokenize(text, true, signal),
      vocabulary.tokenize(text, false, signal),
    ])
    return read.join() !== plain.join()
  }

  async function contentStretches(
    text: string,
    signal: AbortSignal | undefined,
  ): Promise<readonly Stretch[]> {
    const stretches: Stretch[] = []
    for (const part of splitAtMarkers(text)) {
      const isRead = part.isMarker && (await vocabulary.kindOf(part.text, signal)) === 'always'
      if (isRead) {
        const half = { type: 'text', text: part.text.slice(0, 1) } as const
        stretches.push(half, { type: 'cut' }, { type: 'text', text: part.text.slice(1) })
      } else stretches.push({ type: 'text', text: part.text })
    }
    return stretches
  }

  return {
    async tokenize(prompt, signal) {
      const stretches = await Promise.all(
        mergePieces(prompt).map(({ kind, text }) =>
          kind === 'control' ? controlStretches(text, signal) : contentStretches(text, signal),
        ),
      )
      const runs = joinText(stretches.flat())
      const parts = await Promise.all(
        runs.map(({ type, text }) => vocabulary.tokenize(text, type === 'control', signal)),
      )
      const tokens = parts.flat()
      const beginning = await vocabulary.beginning(signal)
      return beginning === undefined || tokens[0] === beginning ? tokens : [beginning, ...tokens]
    },
  }
}

function splitAtMarkers(text: string): readonly { readonly text: string; readonly isMarker: boolean }[] {
  const parts: { text: string; isMarker: boolean }[] = []
  let at = 0
  for (const found of text.matchAll(MARKER)) {
    if (found.index > at) parts.push({ text: text.slice(at, found.index), isMarker: false })
    parts.push({ text: found[0], isMarker: true })
    at = found.index + found[0].length
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMarker: false })
  return parts
}

function joinText(stretches: readonly Stretch[]): readonly Exclude<Stretch, { readonly type: 'cut' }>[] {
  const runs: Exclude<Stretch, { readonly type: 'cut' }>[] = []
  let isJoinable = false
  for (const stretch of stretches) {
    const last = runs.at(-1)
    if (stretch.type === 'text' && isJoinable && last !== undefined) {
      runs[runs.length - 1] = { type: 'text', text: last.text + stretch.text }
    } else if (stretch.type !== 'cut') runs.push(stretch)
    isJoinable = stretch.type === 'text'
  }
  return runs
}
