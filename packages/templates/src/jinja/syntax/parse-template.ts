import type { Body, Statement } from './ast.ts'
import { tokenize } from './lexer.ts'
import { parseTuple } from './parse-expression.ts'
import { parseStatement } from './parse-statement.ts'
import type { BodyReader } from './parse-statement.ts'
import { SyntaxFault } from './syntax-fault.ts'
import { tokenStream } from './token-stream.ts'
import type { TokenStream } from './token-stream.ts'

/** Reads a normalized source. Throws a `SyntaxFault`. */
export function parseTemplate(source: string): Body {
  const stream = tokenStream(tokenize(source))
  const openTags: string[] = []
  const wanted: (readonly string[])[] = []

  const bodies: BodyReader = {
    read(inner, ends) {
      inner.skipOperator(':')
      inner.expectKind('end-block')
      wanted.push(ends)
      const body = inner.nested(() => readBody(inner, ends))
      if (inner.current.kind === 'end') failUnclosed(undefined, inner.current.at)
      wanted.pop()
      return { body, end: inner.next().text }
    },
  }

  function readBody(inner: TokenStream, ends: readonly string[]): Body {
    const body: Statement[] = []
    for (;;) {
      const token = inner.current
      if (token.kind === 'end') return body
      inner.next()
      if (token.kind === 'data') body.push({ type: 'text', text: token.text, at: token.at })
      else if (token.kind === 'begin-print') {
        const { at } = inner.current
        body.push({ type: 'output', value: parseTuple(inner), at })
        inner.expectKind('end-print')
      } else {
        if (inner.current.kind === 'name' && ends.includes(inner.current.text)) return body
        body.push(readStatement(inner))
        inner.expectKind('end-block')
      }
    }
  }

  function readStatement(inner: TokenStream): Statement {
    const tag = inner.current
    if (tag.kind !== 'name') throw new SyntaxFault('tag name expected', tag.at)
    openTags.push(tag.text)
    const statement = parseStatement(inner, bodies)
    if (statement === undefined) {
      openTags.pop()
      failUnclosed(tag.text, tag.at)
    }
    openTags.pop()
    return statement
  }

  function failUnclosed(tag: string | undefined, at: number): never {
    const message = [tag === undefined ? 'Unexpected end of template.' : `Encountered unknown tag '${tag}'.`]
    const ends = wanted.at(-1)
    if (ends !== undefined) {
      const names = ends.map((end) => `'${end}'`).join(' or ')
      const isExpected = tag !== undefined && wanted.some((list) => list.includes(tag))
      message.push(
        isExpected
          ? `You probably made a nesting mistake. Jinja is expecting this tag, but currently looking for ${names}.`
          : `Jinja was looking for the following tags: ${names}.`,
      )
    }
    const innermost = openTags.at(-1)
    if (innermost !== undefined)
      message.push(`The innermost block that needs to be closed is '${innermost}'.`)
    throw new SyntaxFault(message.join(' '), at)
  }

  return readBody(stream, [])
}
