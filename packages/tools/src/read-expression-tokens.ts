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
 * `x` between two operands is `*`, as in `2x3`; in `2x + 1` and `0x10` it is a name. Throws an `Error` naming the first
 * character that belongs in no expression.
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
    else if (name !== undefined && isTimesSign(text, start, tokens.at(-1))) {
      tokens.push({ kind: 'symbol', text: '*', at })
      pattern.lastIndex = start + 1
    } else if (name !== undefined) tokens.push({ kind: 'name', text: name.toLowerCase(), at })
  }
  tokens.push({ kind: 'end', text: '', at: text.length + 1 })
  return tokens
}

/** Whether the name that starts at `start` is an `x` between operands. A signed one needs spaces around the `x`. */
function isTimesSign(text: string, start: number, before: ExpressionToken | undefined): boolean {
  if (!/x/i.test(text.charAt(start)) || before === undefined || !endsOperand(before)) return false
  const after = text.slice(start + 1)
  if (text.charAt(start - 1) === '0' && before.text === '0' && /^[\da-f]/i.test(after)) return false
  return /^\s*[\w.(π]/u.test(after) || /^\sx\s+[-+−–][\w.(π]/iu.test(text.slice(start - 1))
}

function endsOperand({ kind, text }: ExpressionToken): boolean {
  return kind === 'symbol' ? ')!%'.includes(text) : text !== 'of'
}

function unexpected(text: string, index: number): Error {
  const character = String.fromCodePoint(text.codePointAt(index) ?? 0)
  const where = `unexpected "${character}" at character ${index + 1}`
  return character === '='
    ? new Error(`${where}, pass only the expression`)
    : new Error(`bad expression, use only digits and + - * / % ( ): ${where}`)
}
