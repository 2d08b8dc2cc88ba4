import type { ExpressionToken } from './read-expression-tokens.ts'

const maxDepth = 50

/** Reads tokens one by one and knows how deep in brackets it is. */
export interface TokenReader {
  peek(ahead?: number): ExpressionToken
  next(): ExpressionToken
  take(text: string): ExpressionToken | undefined
  /** Reads one level deeper, refusing to go too deep. `list`: commas separate arguments there. */
  within<Value>(list: boolean, at: number, read: () => Value): Value
  /** Commas may group the digits of a number here. */
  readonly grouping: boolean
}

/** A reader at the first of `tokens`; past the last it stays there. */
export function openTokenReader(tokens: readonly ExpressionToken[]): TokenReader {
  let position = 0
  const lists: boolean[] = []
  const peek = (ahead = 0): ExpressionToken =>
    tokens[Math.min(position + ahead, tokens.length - 1)] ?? { kind: 'end', text: '', at: 1 }
  const next = (): ExpressionToken => {
    const token = peek()
    position++
    return token
  }
  return {
    peek,
    next,
    take: (text) =>
      peek().kind !== 'number' && peek().text === text && peek().kind !== 'end' ? next() : undefined,
    within(list, at, read) {
      if (lists.length === maxDepth) throw new Error(`more than ${maxDepth} levels at character ${at}`)
      lists.push(list)
      const value = read()
      lists.pop()
      return value
    },
    get grouping() {
      return lists.at(-1) !== true
    },
  }
}
