import type { ArgumentNodes, Expression } from './ast.ts'
import { SyntaxFault } from './syntax-fault.ts'
import type { TokenStream } from './token-stream.ts'

export const noArguments: ArgumentNodes = {
  positional: [],
  keywords: [],
  spread: undefined,
  spreadKeywords: undefined,
}

/** Reads `(a, b, name=c, *d, **e)`. */
export function parseArguments(stream: TokenStream, parseExpression: () => Expression): ArgumentNodes {
  const open = stream.expectOperator('(')
  const positional: Expression[] = []
  const keywords: { name: string; value: Expression }[] = []
  let spread: Expression | undefined
  let spreadKeywords: Expression | undefined
  let isFirst = true

  function ensure(isRight: boolean): void {
    if (!isRight) throw new SyntaxFault('invalid syntax for function call expression', open.at)
  }

  while (!stream.isOperator(')')) {
    if (!isFirst) {
      stream.expectOperator(',')
      if (stream.isOperator(')')) break
    }
    isFirst = false
    if (stream.skipOperator('*')) {
      ensure(spread === undefined && spreadKeywords === undefined)
      spread = parseExpression()
    } else if (stream.skipOperator('**')) {
      ensure(spreadKeywords === undefined)
      spreadKeywords = parseExpression()
    } else if (
      stream.current.kind === 'name' &&
      stream.following.kind === 'operator' &&
      stream.following.text === '='
    ) {
      ensure(spreadKeywords === undefined)
      const name = stream.next()
      stream.next()
      if (keywords.some((keyword) => keyword.name === name.text)) {
        throw new SyntaxFault(`keyword argument repeated: ${name.text}`, name.at)
      }
      keywords.push({ name: name.text, value: parseExpression() })
    } else {
      ensure(spread === undefined && spreadKeywords === undefined && keywords.length === 0)
      positional.push(parseExpression())
    }
  }
  stream.expectOperator(')')
  return { positional, keywords, spread, spreadKeywords }
}
