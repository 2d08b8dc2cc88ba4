import type { LlamaModel, Token } from 'node-llama-cpp'
import type { PromptPiece } from '@orion-harness/core'
import { createMarkerFinder, type MarkerSpan } from './find-markers.ts'
import { createMarkerSplitter } from './split-markers.ts'
import { createTokenBytes, type TokenBytes } from './token-bytes.ts'

/** A model's tokenizer, with the difference between markup and text that llama.cpp alone does not keep. */
export interface Vocabulary {
  /** Put before every prompt that does not begin with it; undefined when the model wants none. */
  readonly bos: Token | undefined
  /**
   * Tokens of one run of text. `control` may hold control and user-defined tokens, `content` never does. `after` is
   * the token before the run, which decides whether a leading space is added; undefined at the start.
   */
  tokenize(text: string, kind: PromptPiece['kind'], after: Token | undefined): readonly Token[]
  /** False when `after` makes no difference to `tokenize`, so that results can be kept without it. */
  readonly dependsOnPrevious: boolean
  /** A control or user-defined token: markup, not text. */
  isMarker(token: Token): boolean
  /** From the first marker a text spells to the last. */
  findMarkers(text: string): MarkerSpan | undefined
  /** llama.cpp leaves out the white space that follows this token. */
  stripsAfter(token: Token): boolean
  /** The token ends a reply. */
  isEnd(token: Token): boolean
  /** The bytes a token stands for, markers spelled out. */
  readonly bytes: TokenBytes
  /** `text` is held as exactly one control token. */
  isControlToken(text: string): boolean
}

/** Looks at every token of the model once, to know the markers. */
export function createVocabulary(model: LlamaModel): Vocabulary {
  const markers = new Set<Token>()
  const userDefined: Token[] = []
  for (const token of model.iterateAllTokens()) {
    const attributes = model.getTokenAttributes(token)
    if (attributes.control || attributes.userDefined) markers.add(token)
    if (attributes.userDefined) userDefined.push(token)
  }
  const bytes = createTokenBytes(model, (token) => markers.has(token))
  const decoder = new TextDecoder()
  const spell = (token: Token) => decoder.decode(bytes(token))
  const split = createMarkerSplitter(userDefined.map(spell))
  const findMarkers = createMarkerFinder([...markers].map(spell))
  const addsSpace = isSpacePrefixed(model)

  const encode = (text: string, special: boolean, after: Token | undefined): Token[] =>
    addsSpace && after !== undefined && !markers.has(after)
      ? model.tokenize(text, special, 'trimLeadingSpace')
      : model.tokenize(text, special)

  return {
    bos: model.tokens.shouldPrependBosToken ? (model.tokens.bos ?? undefined) : undefined,
    dependsOnPrevious: addsSpace,
    tokenize(text, kind, after) {
      if (kind === 'control') return encode(text, true, after)
      const parts = split(text)
      if (parts.length === 1) return encode(text, false, after)
      const tokens: Token[] = []
      for (const part of parts) {
        for (const token of encode(part, false, tokens.at(-1) ?? after)) tokens.push(token)
      }
      return tokens
    },
    isMarker: (token) => markers.has(token),
    findMarkers,
    stripsAfter: (token) => markers.has(token) && model.getTokenAttributes(token).rstrip,
    isEnd: (token) => model.isEogToken(token),
    bytes,
    isControlToken(text) {
      const [token, ...more] = model.tokenize(text, true)
      return token !== undefined && more.length === 0 && model.getTokenAttributes(token).control
    },
  }
}

/** SentencePiece vocabularies put a space before text at the start and after markup. */
function isSpacePrefixed(model: LlamaModel): boolean {
  const [first] = model.tokenize('a', false)
  return first !== undefined && model.tokenize('a', false, 'trimLeadingSpace')[0] !== first
}
