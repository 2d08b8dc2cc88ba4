import { byteLetters } from '../token-bytes.ts'
import type { GgufValue } from './gguf-writer.ts'

/** Numbers of the token types in a GGUF file. */
const kind = { normal: 1, unknown: 2, control: 3, userDefined: 4, byte: 6 } as const

const control = ['<|endoftext|>', '<|im_start|>', '<|im_end|>', '<｜tool▁calls▁begin｜>']
const userDefined = ['<think>', '</think>', '<tool_call>', '</tool_call>']
const words = [
  'the',
  ' the',
  'ing',
  'and',
  ' and',
  'hello',
  'or',
  'er',
  're',
  ' a',
  'call',
  '{"',
  '">',
  '>\n',
  '\n\n',
]

/** A vocabulary of some 300 tokens as GGUF metadata. */
export interface TinyVocabulary {
  /** Texts of the tokens as the file holds them. */
  readonly texts: readonly string[]
  readonly metadata: readonly (readonly [key: string, value: GgufValue])[]
}

/**
 * Bytes, a few words, control tokens (`<|endoftext|>`, `<|im_start|>`, `<|im_end|>`, `<｜tool▁calls▁begin｜>`) and user-defined ones (`<think>`,
 * `<tool_call>` and their ends). `bpe` is byte-level like GPT-2's; `spm` is SentencePiece with byte fallback and a
 * space put before text. The words have tokens of their own, and so has every prefix of them.
 */
export function tinyVocabulary(
  tokenizer: 'bpe' | 'spm',
  addBos: boolean,
  moreWords: readonly string[],
): TinyVocabulary {
  const { model, texts, types, scores, extra } = (tokenizer === 'bpe' ? byteLevel : sentencePiece)([
    ...words,
    ...moreWords,
  ])
  for (const text of control) add(texts, types, text, kind.control)
  for (const text of userDefined) add(texts, types, text, kind.userDefined)
  while (scores.length < texts.length) scores.push(0)
  const id = (text: string): GgufValue => ({ type: 'uint32', value: texts.indexOf(text) })
  return {
    texts,
    metadata: [
      ['tokenizer.ggml.model', { type: 'string', value: model }],
      ['tokenizer.ggml.tokens', { type: 'strings', value: texts }],
      ['tokenizer.ggml.token_type', { type: 'int32s', value: types }],
      ...extra(scores),
      ['tokenizer.ggml.bos_token_id', id('<|endoftext|>')],
      ['tokenizer.ggml.eos_token_id', id('<|im_end|>')],
      ['tokenizer.ggml.eot_token_id', id('<|im_end|>')],
      ['tokenizer.ggml.add_bos_token', { type: 'bool', value: addBos }],
    ],
  }
}

interface Draft {
  readonly model: string
  readonly texts: string[]
  readonly types: number[]
  readonly scores: number[]
  readonly extra: (scores: readonly number[]) => TinyVocabulary['metadata']
}

function byteLevel(all: readonly string[]): Draft {
  const texts: string[] = []
  const types: number[] = []
  const letters = byteLetters()
  for (const letter of letters) add(texts, types, letter, kind.normal)
  const merges: string[] = []
  for (const word of all) {
    const parts = [...Buffer.from(word, 'utf8')].map((byte) => letters[byte] ?? '')
    for (let end = 2; end <= parts.length; end++) {
      const left = parts.slice(0, end - 1).join('')
      const right = parts[end - 1] ?? ''
      if (texts.includes(left + right)) continue
      merges.push(`${left} ${right}`)
      add(texts, types, left + right, kind.normal)
    }
  }
  return {
    model: 'gpt2',
    texts,
    types,
    scores: [],
    extra: () => [
      ['tokenizer.ggml.pre', { type: 'string', value: 'gpt-2' }],
      ['tokenizer.ggml.merges', { type: 'strings', value: merges }],
    ],
  }
}

function sentencePiece(all: readonly string[]): Draft {
  const texts: string[] = []
  const types: number[] = []
  add(texts, types, '<unk>', kind.unknown)
  for (let byte = 0; byte < 256; byte++) {
    add(texts, types, `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`, kind.byte)
  }
  const scores = texts.map(() => 0)
  const plain = ['▁', ...[...Array(95).keys()].slice(1).map((offset) => String.fromCharCode(32 + offset))]
  const prefixes = all.flatMap((word) => {
    const text = word.replaceAll(' ', '▁')
    return [...Array(text.length).keys()].map((length) => text.slice(0, length + 1))
  })
  for (const text of new Set([...plain, ...prefixes])) {
    scores.push(-texts.length)
    add(texts, types, text, kind.normal)
  }
  return {
    model: 'llama',
    texts,
    types,
    scores,
    extra: (every) => [
      ['tokenizer.ggml.scores', { type: 'float32s', value: every }],
      ['tokenizer.ggml.unknown_token_id', { type: 'uint32', value: 0 }],
      ['tokenizer.ggml.add_space_prefix', { type: 'bool', value: true }],
    ],
  }
}

function add(texts: string[], types: number[], text: string, type: number): void {
  texts.push(text)
  types.push(type)
}
