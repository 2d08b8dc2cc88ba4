import { controlStrings, splitControlStrings } from './control-strings.ts'
import { createWordEncoder } from './create-word-encoder.ts'
import type { Merges } from './merges.ts'
import { splitWords } from './split-words.ts'

/**
 * A byte-level byte-pair tokenizer, the same as llama.cpp's `gpt2` with the pre-tokenizer `qwen2`. Ids 0 to 255 are the
 * bytes, then follows one token for each merge, then the three control tokens.
 */
export interface Tokenizer {
  /** How many tokens there are, control tokens included. */
  readonly size: number
  /** The tokens of a text as content: never a control token. A lone surrogate counts as U+FFFD. */
  encode(text: string): number[]
  /** As `encode`, but each control string becomes its token. */
  encodePrompt(prompt: string): number[]
  /**
   * The text of tokens, control strings included; U+FFFD stands for bytes that are no UTF-8. Throws a `RangeError` for
   * an id that is no token.
   */
  decode(ids: Iterable<number>): string
}

const largestSize = 0x8000

/**
 * Makes a tokenizer out of merges in rank order. Throws a `TypeError` if a merge joins tokens that do not come before
 * it, or if there are more than 32,768 tokens, as ids must fit in 15 bits.
 */
export function createTokenizer(merges: Merges): Tokenizer {
  const pieces = tokenBytes(merges)
  const encodeWord = createWordEncoder(merges)
  const firstControl = pieces.length
  const encoder = new TextEncoder()
  pieces.push(...controlStrings.map((text) => encoder.encode(text)))
  if (pieces.length > largestSize) throw new TypeError(`[demo-model] ${pieces.length} tokens are too many.`)

  const append = (ids: number[], text: string) => {
    for (const word of splitWords(text)) {
      for (const id of encodeWord(word)) ids.push(id)
    }
  }

  return {
    size: pieces.length,
    encode(text) {
      const ids: number[] = []
      append(ids, text)
      return ids
    },
    encodePrompt(prompt) {
      const ids: number[] = []
      for (const [index, part] of splitControlStrings(prompt).entries()) {
        if (index % 2 === 0) append(ids, part)
        else ids.push(firstControl + controlStrings.indexOf(part))
      }
      return ids
    },
    decode(ids) {
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
      let text = ''
      for (const id of ids) {
        const piece = pieces[id]
        if (piece === undefined) throw new RangeError(`[demo-model] ${id} is not the id of a token.`)
        text += decoder.decode(piece, { stream: true })
      }
      return text + decoder.decode()
    },
  }
}

function tokenBytes(merges: Merges): Uint8Array[] {
  const pieces = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte))
  for (const [left, right] of merges) {
    const first = pieces[left]
    const second = pieces[right]
    if (first === undefined || second === undefined) {
      throw new TypeError(
        `[demo-model] Merge ${pieces.length - 256} joins tokens that do not come before it.`,
      )
    }
    pieces.push(Uint8Array.of(...first, ...second))
  }
  return pieces
}
