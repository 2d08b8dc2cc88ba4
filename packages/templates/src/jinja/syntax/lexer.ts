import { skipSpace, trimSpace } from '../text/character-class.ts'
import { decodeString } from './string-literal.ts'
import { SyntaxFault } from './syntax-fault.ts'
import type { Token, TokenKind } from './token.ts'

const rawBegin = /\{%[-+]?\s*raw\s*(?:-%\}\s*|%\})/uy
const rawEnd = /\{%([-+]?)\s*endraw\s*(?:\+%\}|-%\}\s*|%\}\n?)/gu
const floatNumber = /(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?[eE][-+]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/uy
const integerNumber = /0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\da-fA-F])+|[1-9](?:_?\d)*|0(?:_?0)*/uy
const word = /[\p{L}\p{N}\p{M}\p{Pc}\u00b7\u0387]+/uy
const identifier = /^[\p{XID_Start}_]\p{XID_Continue}*$/u
const operator = /\*\*|\/\/|==|!=|>=|<=|[-+*/%~[\](){}<>=.:|,;]/uy
const closing: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' }

/** Line breaks made one character each, and the last one dropped, as jinja2 reads a source. */
export function normalizeSource(source: string): string {
  const unified = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source
  return unified.endsWith('\n') ? unified.slice(0, -1) : unified
}

/**
 * Cuts a normalized source into tokens with `trim_blocks` and `lstrip_blocks` on: the line break after a block
 * goes, and so does the white space between a line's start and a block, unless `+` says no; `-` takes all of it.
 */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  let startsLine = true

  function push(kind: TokenKind, text: string, place: number): void {
    tokens.push({ kind, text, at: place })
  }

  /** Template text up to a tag, without what the tag's sign or `lstrip_blocks` takes from its end. */
  function pushData(end: number, sign: string, isPrint: boolean): void {
    let to = end
    if (sign === '-') to = trimSpace(source, at, end)
    else if (sign === '' && !isPrint) {
      const line = source.lastIndexOf('\n', end - 1) + 1
      const from = Math.max(line, at)
      const isLineStart = line > at || startsLine
      if (isLineStart && trimSpace(source, from, end) === from) to = from
    }
    if (to > at) push('data', source.slice(at, to), at)
  }

  function skipComment(begin: number, from: number): void {
    const end = source.indexOf('#}', from)
    if (end < 0) throw new SyntaxFault('Missing end of comment tag', begin)
    const isStripping = end > from && source[end - 1] === '-'
    const isKeeping = end > from && source[end - 1] === '+'
    finishTag(end + 2, isStripping, !isKeeping)
  }

  function finishTag(end: number, isStripping: boolean, isTrimming: boolean): void {
    at = end
    if (isStripping) at = skipSpace(source, end)
    else if (isTrimming && source[end] === '\n') at = end + 1
    startsLine = source[at - 1] === '\n'
  }

  function readRaw(begin: number, from: number): void {
    at = from
    startsLine = source[at - 1] === '\n'
    rawEnd.lastIndex = from
    const found = rawEnd.exec(source)
    if (found === null) throw new SyntaxFault('Missing end of raw directive', begin)
    pushData(found.index, found[1] ?? '', false)
    at = found.index + found[0].length
    startsLine = source[at - 1] === '\n'
  }

  function readTag(begin: number, isPrint: boolean): void {
    const open: string[] = []
    const end = isPrint ? '}}' : '%}'
    push(isPrint ? 'begin-print' : 'begin-block', source.slice(begin, begin + 2), begin)
    for (;;) {
      at = skipSpace(source, at)
      if (at >= source.length) return
      if (open.length === 0) {
        const sign = source[at]
        const isSigned = (sign === '-' || (sign === '+' && !isPrint)) && source.startsWith(end, at + 1)
        if (isSigned || source.startsWith(end, at)) {
          push(isPrint ? 'end-print' : 'end-block', end, at)
          finishTag(at + (isSigned ? 3 : 2), isSigned && sign === '-', !isPrint && !isSigned)
          return
        }
      }
      readToken(open)
    }
  }

  function readToken(open: string[]): void {
    const begin = at
    const character = source[at] as string
    if (character >= '0' && character <= '9') {
      const isAfterPoint = source[at - 1] === '.'
      const number = (isAfterPoint ? undefined : match(floatNumber)) ?? undefined
      const text = number ?? match(integerNumber) ?? character
      push(number === undefined ? 'integer' : 'float', text, begin)
      at += text.length
      return
    }
    const name = match(word)
    if (name !== undefined) {
      if (!identifier.test(name)) throw new SyntaxFault('Invalid character in identifier', begin)
      push('name', name, begin)
      at += name.length
      return
    }
    if (character === '"' || character === "'") {
      const end = endOfString(source, at, character)
      if (end > 0) {
        push('string', decodeString(source.slice(at + 1, end), begin), begin)
        at = end + 1
        return
      }
    }
    const symbol = match(operator)
    if (symbol === undefined) {
      const shown = String.fromCodePoint(source.codePointAt(at) ?? 0)
      throw new SyntaxFault(`unexpected char '${shown}' at ${at}`, at)
    }
    if (closing[symbol] !== undefined) open.push(closing[symbol])
    else if (symbol === '}' || symbol === ')' || symbol === ']') {
      const expected = open.pop()
      if (expected === undefined) throw new SyntaxFault(`unexpected '${symbol}'`, at)
      if (expected !== symbol) throw new SyntaxFault(`unexpected '${symbol}', expected '${expected}'`, at)
    }
    push('operator', symbol, begin)
    at += symbol.length
  }

  function match(pattern: RegExp): string | undefined {
    pattern.lastIndex = at
    return pattern.exec(source)?.[0]
  }

  while (at < source.length) {
    const begin = nextTag(source, at)
    if (begin < 0) {
      push('data', source.slice(at), at)
      break
    }
    const mark = source[begin + 1]
    const character = source[begin + 2]
    const sign = character === '-' || character === '+' ? character : ''
    pushData(begin, sign, mark === '{')
    rawBegin.lastIndex = begin
    const raw = mark === '%' ? rawBegin.exec(source) : null
    at = begin + 2 + sign.length
    startsLine = false
    if (raw !== null) readRaw(begin, begin + raw[0].length)
    else if (mark === '#') skipComment(begin, at)
    else readTag(begin, mark === '{')
  }
  push('end', '', source.length)
  return tokens
}

function nextTag(source: string, from: number): number {
  for (let at = source.indexOf('{', from); at >= 0; at = source.indexOf('{', at + 1)) {
    const mark = source[at + 1]
    if (mark === '{' || mark === '%' || mark === '#') return at
  }
  return -1
}

function endOfString(source: string, from: number, quote: string): number {
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1
    else if (source[at] === quote) return at
  }
  return -1
}
