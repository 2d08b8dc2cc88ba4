import type { Expression, Parameter, Target } from './ast.ts'
import { parseExpression, parseTuple } from './parse-expression.ts'
import { SyntaxFault } from './syntax-fault.ts'
import type { TokenStream } from './token-stream.ts'

/** Reads what a `set` stores in: names, namespace attributes, or a tuple of them. */
export function parseSetTarget(stream: TokenStream): Target {
  const { at } = stream.current
  const items: Target[] = []
  let isTuple = false
  do {
    if (items.length > 0 && (stream.current.kind === 'end-block' || stream.isOperator('='))) break
    items.push(parseSetPart(stream))
    isTuple ||= stream.isOperator(',')
  } while (stream.skipOperator(','))
  return isTuple ? { type: 'tuple', items, at } : (items[0] as Target)
}

function parseSetPart(stream: TokenStream): Target {
  const isDotted = stream.following.kind === 'operator' && stream.following.text === '.'
  if (stream.current.kind === 'name' && isDotted) {
    const name = stream.expectName()
    stream.next()
    return { type: 'namespace', name: name.text, attribute: stream.expectName().text, at: name.at }
  }
  return toTarget(parseTuple(stream, { simplified: true, onlyOne: true }))
}

/** Reads what a loop or a `with` stores in: names or a tuple of them. */
export function parseTarget(stream: TokenStream, endName?: string): Target {
  return toTarget(
    parseTuple(stream, endName === undefined ? { simplified: true } : { simplified: true, endName }),
  )
}

function toTarget(expression: Expression): Target {
  if (expression.type === 'name') return { type: 'name', name: expression.name, at: expression.at }
  if (expression.type === 'tuple') {
    return { type: 'tuple', items: expression.items.map(toTarget), at: expression.at }
  }
  const type = expression.type === 'constant' ? 'const' : expression.type
  throw new SyntaxFault(`can't assign to '${type}'`, expression.at)
}

/** Reads `(a, b=1)` after a macro's name or after `call`. */
export function parseParameters(stream: TokenStream): Parameter[] {
  const parameters: Parameter[] = []
  stream.expectOperator('(')
  while (!stream.isOperator(')')) {
    if (parameters.length > 0) stream.expectOperator(',')
    const name = stream.expectName()
    if (parameters.some((parameter) => parameter.name === name.text)) {
      throw new SyntaxFault(`duplicate argument '${name.text}' in function definition`, name.at)
    }
    const fallback = stream.skipOperator('=') ? parseExpression(stream) : undefined
    if (fallback === undefined && parameters.at(-1)?.fallback !== undefined) {
      throw new SyntaxFault('non-default argument follows default argument', stream.current.at)
    }
    parameters.push({ name: name.text, fallback })
  }
  stream.expectOperator(')')
  return parameters
}
