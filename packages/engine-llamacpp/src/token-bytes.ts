import type { LlamaModel, Token } from 'node-llama-cpp'

/** The bytes a token stands for. A token may hold a part of a character only. */
export type TokenBytes = (token: Token) => Uint8Array

const encoder = new TextEncoder()
const byteTokenType = 6

/**
 * Reads the bytes from the vocabulary in the model file. llama.cpp's own way back from tokens to text is no use for
 * streaming: it drops spaces before punctuation, and shows half a character as U+FFFD. Markers stand for what they
 * spell.
 */
export function createTokenBytes(model: LlamaModel, isMarker: (token: Token) => boolean): TokenBytes {
  const { tokens, token_type, model: kind } = model.fileInfo.metadata.tokenizer.ggml
  const types: readonly number[] = token_type
  const spell =
    kind === 'gpt2' ? byteLevelBytes : kind === 'llama' || kind === 'gemma4' ? sentencePieceBytes : undefined
  const known = new Map<Token, Uint8Array>()

  return function bytesOf(token) {
    const before = known.get(token)
    if (before) return before
    const text = tokens[token]
    const bytes =
      text === undefined || spell === undefined
        ? encoder.encode(model.detokenize([token], true))
        : isMarker(token)
          ? encoder.encode(text)
          : spell(text, types[token] === byteTokenType)
    known.set(token, bytes)
    return bytes
  }
}

/** SentencePiece writes a space as `▁`, and a byte without a token of its own as `<0x0A>`. */
function sentencePieceBytes(text: string, isByte: boolean): Uint8Array {
  return isByte
    ? Uint8Array.of(Number.parseInt(text.slice(3, 5), 16))
    : encoder.encode(text.replaceAll('▁', ' '))
}

/**
 * GPT-2 writes each byte as a letter: the printable ones as themselves, the others, in order, as the letters from
 * U+0100 on. https://github.com/openai/gpt-2/blob/master/src/encoder.py
 */
function byteLevelBytes(text: string): Uint8Array {
  const bytes: number[] = []
  for (const letter of text) {
    const byte = byteOfLetter.get(letter)
    if (byte === undefined) bytes.push(...encoder.encode(letter))
    else bytes.push(byte)
  }
  return Uint8Array.from(bytes)
}

const byteOfLetter: ReadonlyMap<string, number> = new Map(byteLetters().map((letter, byte) => [letter, byte]))

/** The letter of each byte, by its number. */
export function byteLetters(): string[] {
  const isPrintable = (byte: number) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173)
  let next = 256
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(isPrintable(byte) ? byte : next++))
}
