import type { Prompt } from '@orion-harness/core'
import { MARKER, contentMarkers, cutAt } from './content-markers.ts'
import type { LlamaVocabulary } from './llama-vocabulary.ts'
import { mergePieces } from './merge-pieces.ts'

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
 * two where content spells it, alone or together with the control next to it. The model's beginning token comes first,
 * once.
 */
export function createLlamaTokenizer(vocabulary: LlamaVocabulary): PromptTokenizer {
  async function controlStretches(
    text: string,
    signal: AbortSignal | undefined,
  ): Promise<readonly Stretch[]> {
    const stretches: Stretch[] = []
    for (const part of splitAtMarkers(text)) {
      stretches.push({ type: (await holdsControl(part, signal)) ? 'control' : 'text', text: part })
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

  /** The markers that the vocabulary reads in any text. */
  async function readAnywhere(
    markers: ReadonlySet<string>,
    signal: AbortSignal | undefined,
  ): Promise<ReadonlySet<string>> {
    const read = new Set<string>()
    for (const marker of markers) {
      if ((await vocabulary.kindOf(marker, signal)) === 'always') read.add(marker)
    }
    return read
  }

  return {
    async tokenize(prompt, signal) {
      const pieces = mergePieces(prompt)
      const spelt = contentMarkers(pieces)
      const read = await readAnywhere(new Set(spelt.flat().map(({ marker }) => marker)), signal)
      const stretches = await Promise.all(
        pieces.map(async ({ kind, text }, index) => {
          if (kind === 'control') return controlStretches(text, signal)
          const cuts = (spelt[index] ?? []).filter(({ marker }) => read.has(marker))
          const places = cuts.map(({ at }) => at)
          return contentStretches(text, places)
        }),
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

function contentStretches(text: string, places: readonly number[]): readonly Stretch[] {
  return cutAt(text, places).flatMap((part, index): readonly Stretch[] => [
    ...(index === 0 ? [] : [{ type: 'cut' } as const]),
    ...(part === '' ? [] : [{ type: 'text', text: part } as const]),
  ])
}

/** A text as its markers and what stands between them. */
function splitAtMarkers(text: string): readonly string[] {
  const edges = [...text.matchAll(MARKER)].flatMap(({ 0: marker, index }) => [index, index + marker.length])
  return cutAt(text, edges).filter((part) => part !== '')
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
