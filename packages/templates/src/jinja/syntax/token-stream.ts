import { maximumNesting } from '../runtime/limits.ts'
import { SyntaxFault } from './syntax-fault.ts'
import { describeKind, describeToken } from './token.ts'
import type { Token, TokenKind } from './token.ts'

/** The tokens of a template, read one by one. */
export interface TokenStream {
  readonly current: Token
  /** The token after the current one. */
  readonly following: Token
  /** Moves on and returns the token left behind. */
  next(): Token
  isName(name: string): boolean
  isOperator(symbol: string): boolean
  /** Moves past the name, or the operator, when it is there. */
  skipName(name: string): boolean
  skipOperator(symbol: string): boolean
  /** Moves past the token or throws. */
  expectName(): Token
  expectOperator(symbol: string): Token
  expectKind(kind: TokenKind): Token
  expectNamed(name: string): Token
  /** Runs a reader one nesting level deeper; throws when that is too deep. */
  nested<Result>(read: () => Result): Result
}

export function tokenStream(tokens: readonly Token[]): TokenStream {
  let index = 0
  let depth = 0
  const last = tokens.at(-1) as Token

  function tokenAt(place: number): Token {
    return tokens[place] ?? last
  }

  function wrong(expected: string): never {
    const token = tokenAt(index)
    throw new SyntaxFault(
      token.kind === 'end'
        ? `unexpected end of template, expected '${expected}'.`
        : `expected token '${expected}', got '${describeToken(token)}'`,
      token.at,
    )
  }

  const stream: TokenStream = {
    get current() {
      return tokenAt(index)
    },
    get following() {
      return tokenAt(index + 1)
    },
    next() {
      const token = tokenAt(index)
      index += 1
      return token
    },
    isName: (name) => tokenAt(index).kind === 'name' && tokenAt(index).text === name,
    isOperator: (symbol) => tokenAt(index).kind === 'operator' && tokenAt(index).text === symbol,
    skipName(name) {
      const isThere = stream.isName(name)
      if (isThere) index += 1
      return isThere
    },
    skipOperator(symbol) {
      const isThere = stream.isOperator(symbol)
      if (isThere) index += 1
      return isThere
    },
    expectName: () => (tokenAt(index).kind === 'name' ? stream.next() : wrong('name')),
    expectOperator: (symbol) => (stream.isOperator(symbol) ? stream.next() : wrong(symbol)),
    expectKind: (kind) => (tokenAt(index).kind === kind ? stream.next() : wrong(describeKind(kind))),
    expectNamed: (name) => (stream.isName(name) ? stream.next() : wrong(name)),
    nested(read) {
      depth += 1
      if (depth > maximumNesting) {
        throw new SyntaxFault(`nested deeper than ${maximumNesting} levels`, tokenAt(index).at, true)
      }
      const result = read()
      depth -= 1
      return result
    },
  }
  return stream
}
