import { closeSync, openSync, writeSync } from 'node:fs'
import { makeDialogue } from './dialogues/make-dialogue.ts'
import { renderDialogue } from './dialogues/render-dialogue.ts'
import { createSource, withLessons } from './dialogues/source.ts'
import type { Source } from './dialogues/source.ts'
import { encodeDialogue, encodeRecord } from './tokenizer/corpus-file.ts'
import type { Tokenizer } from './tokenizer/create-tokenizer.ts'
import { trainTokenizer } from './tokenizer/train-tokenizer.ts'
import type { Merges } from './tokenizer/merges.ts'

/** Tokens of the vocabulary: bytes, merges and the three control tokens. */
export const vocabularySize = 2_048

/** Tokens of a corpus before its last part begins, see `Part`. */
const lastPartFrom = 115_000_000

/** Tokens of a corpus before the second and the third lessons begin, see `Lessons`. */
const laterLessonsFrom = [138_000_000, 161_000_000]

/** What a corpus came to. */
export interface CorpusFigures {
  readonly dialogues: number
  readonly tokens: number
  /** Tokens that the model learns to write. */
  readonly learned: number
}

/** The merges of a tokenizer trained on dialogues that are not in the corpus of the same seed. */
export function makeTokenizer(seed: number): Merges {
  const source = createSource(seed * 104_729 + 1, 'train')
  const texts = Array.from({ length: 40_000 }, () => textOf(source))
  return trainTokenizer(texts, vocabularySize)
}

function textOf(source: Source): string {
  return renderDialogue(makeDialogue(source, wantedLength(source, Infinity)))
    .map(({ text }) => text)
    .join('')
}

export interface CorpusOptions {
  readonly path: string
  readonly tokenizer: Tokenizer
  readonly seed: number
  /** Tokens to write, at least; the last dialogue is whole. */
  readonly tokens: number
  /** `held-out` writes dialogues with wordings and values that are never learned. Default `train`. */
  readonly split?: Source['split']
}

/**
 * Writes dialogues in the order they are learned in: short ones first, then longer ones, and a last part that has more
 * of what takes longest to learn. A prefix of a corpus is the smaller corpus of the same seed.
 */
export function writeCorpus({
  path,
  tokenizer,
  seed,
  tokens,
  split = 'train',
}: CorpusOptions): CorpusFigures {
  const first = createSource(seed, split)
  const sources = [first, withLessons(first, 2), withLessons(first, 3)]
  const file = openSync(path, 'w')
  const figures = { dialogues: 0, tokens: 0, learned: 0 }
  while (figures.tokens < tokens) {
    const position = split === 'train' ? figures.tokens : Infinity
    const source = sources[laterLessonsFrom.filter((from) => position >= from).length] ?? first
    const part = figures.tokens < lastPartFrom || split === 'held-out' ? 'main' : 'last'
    const segments = renderDialogue(makeDialogue(source, wantedLength(source, position), part))
    const values = encodeDialogue(tokenizer, segments)
    if (values === undefined) continue
    writeSync(file, encodeRecord(values))
    figures.dialogues++
    figures.tokens += values.length
    figures.learned += values.reduce((sum, value) => sum + (value >> 15), 0)
  }
  closeSync(file)
  return figures
}

/** Characters of the next dialogue, after so many tokens of the corpus. */
function wantedLength(source: Source, position: number): number {
  if (position < 3_000_000) return source.pick([100, 200, 350])
  if (position < 10_000_000) return source.pick([150, 350, 650, 1_000])
  return source.weighted([
    [source.pick([150, 400, 800, 1_300]), 64],
    [source.integer(1_500, 3_500), 27],
    [source.integer(4_000, 6_000), 9],
  ])
}
