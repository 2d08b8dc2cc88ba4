import type { Token } from 'node-llama-cpp'
import type { Vocabulary } from './vocabulary.ts'

/** Turns tokens into text as they come, a character only when it is whole. */
export interface TextAssembler {
  /** The text that became certain with `token`; empty while a character is unfinished. */
  push(token: Token): string
  /** How many tokens made the text that `push` gave last. */
  readonly settled: number
  /** Tells that the newest token was taken back and `tokens` stand in its place. */
  replaceLast(tokens: readonly Token[]): void
  /** What is left at the end, without the bytes of a character that never became whole. */
  flush(): string
}

/** A character has at most four bytes; twice that many tokens without one are bytes that never will be. */
const longestWait = 8
const contextLength = 3

/** `before` are the last tokens of the prompt. */
export function createTextAssembler(vocabulary: Vocabulary, before: readonly Token[]): TextAssembler {
  let recent = before.slice(-contextLength)
  let pending: Token[] = []
  let settled = 0

  const settle = () => {
    for (const token of pending) recent.push(token)
    recent = recent.slice(-contextLength)
    settled = pending.length
    pending = []
  }

  return {
    get settled() {
      return settled
    },
    push(token) {
      pending.push(token)
      const text = vocabulary.text(pending, recent)
      if (text.endsWith('\uFFFD') && pending.length < longestWait) return ''
      settle()
      return text
    },
    replaceLast(tokens) {
      recent = [...recent.slice(0, -1), ...tokens].slice(-contextLength)
    },
    flush() {
      if (pending.length === 0) return ''
      const text = vocabulary.text(pending, recent).replace(/\uFFFD+$/, '')
      settle()
      return text
    },
  }
}
