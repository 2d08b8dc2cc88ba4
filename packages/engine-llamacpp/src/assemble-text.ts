import type { Token } from 'node-llama-cpp'
import type { Vocabulary } from './vocabulary.ts'

/** Turns tokens into text as they come, a character only when it is whole. */
export interface TextAssembler {
  /** The text that became certain with `token`; empty while a character is unfinished. */
  push(token: Token): string
  /** Tokens whose text is still unfinished. */
  readonly pending: readonly Token[]
  /** Takes the unfinished tokens back, as if they had been `tokens`, whose text was given another way. */
  replacePending(tokens: readonly Token[]): void
  /** What is left at the end, without the bytes of a character that never became whole. */
  flush(): string
}

/** A character has at most four bytes; twice that many tokens without one are bytes that never will be. */
const longestWait = 8

/** `before` are the last tokens of the prompt. */
export function createTextAssembler(vocabulary: Vocabulary, before: readonly Token[]): TextAssembler {
  let recent = before.slice(-3)
  let pending: Token[] = []

  const settle = () => {
    recent = [...recent, ...pending].slice(-3)
    pending = []
  }

  return {
    get pending() {
      return pending
    },
    push(token) {
      pending.push(token)
      const text = vocabulary.text(pending, recent)
      if (text.endsWith('\uFFFD') && pending.length < longestWait) return ''
      settle()
      return text
    },
    replacePending(tokens) {
      recent = [...recent, ...tokens].slice(-3)
      pending = []
    },
    flush() {
      if (pending.length === 0) return ''
      const text = vocabulary.text(pending, recent).replace(/\uFFFD+$/, '')
      settle()
      return text
    },
  }
}
