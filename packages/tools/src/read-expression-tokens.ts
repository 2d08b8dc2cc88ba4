/** One symbol of an arithmetic expression. `at` is its first character, counted from 1. */
export interface ExpressionToken {
  readonly kind: 'number' | 'name' | 'symbol' | 'end'
  readonly text: string
  readonly at: number
}

const synonyms: Readonly<Record<string, string>> = {
  '×': '*',
  '·': '*',
  '⋅': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '**': '^',
}

const pattern =
  /\s+|(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-z_π][A-Za-z0-9_]*)|(\*\*|[-+*/%^!(),×·⋅÷−–])/uy

/**
 * Splits an expression into symbols. Signs that mean the same become one: `×` is `*`, `÷` is `/`, `**` is `^`, and an
 * `x` between two operands is `*`. Throws an `Error` naming the first character that belongs in no expression.
 */
export function readExpressionTokens(text: string): readonly ExpressionToken[] {
  const tokens: ExpressionToken[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex
    const match = pattern.exec(text)
    if (match === null) throw unexpected(text, start)
    const [, number, name, symbol] = match
    const at = start + 1
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at })
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: synonyms[symbol] ?? symbol, at })
    else if (name === 'x' || name === 'X') tokens.push({ kind: 'symbol', text: '*', at })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name.toLowerCase(), at })
  }
  tokens.push({ kind: 'end', text: '', at: text.length + 1 })
  return tokens
}

function unexpected(text: string, index: number): Error {
  const character = String.fromCodePoint(text.codePointAt(index) ?? 0)
  const where = `unexpected "${character}" at character ${index + 1}`
  return character === '='
    ? new Error(`${where}, pass only the expression`)
    : new Error(`bad expression, use only digits and + - * / % ( ): ${where}`)
}
