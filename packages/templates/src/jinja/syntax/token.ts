/** What a token is. Template text between tags is `data`. */
export type TokenKind =
  | 'data'
  | 'begin-print'
  | 'end-print'
  | 'begin-block'
  | 'end-block'
  | 'name'
  | 'string'
  | 'integer'
  | 'float'
  | 'operator'
  | 'end'

export interface Token {
  readonly kind: TokenKind
  /** The text as read; of a string the value it stands for. */
  readonly text: string
  /** Offset in the source with its line breaks made one character each. */
  readonly at: number
}

const kindNames: Readonly<Record<TokenKind, string>> = {
  data: 'template data / text',
  'begin-print': 'begin of print statement',
  'end-print': 'end of print statement',
  'begin-block': 'begin of statement block',
  'end-block': 'end of statement block',
  name: 'name',
  string: 'string',
  integer: 'integer',
  float: 'float',
  operator: 'operator',
  end: 'end of template',
}

/** A token as error messages name it. */
export function describeToken(token: Token): string {
  return token.kind === 'name' || token.kind === 'operator' ? token.text : kindNames[token.kind]
}

/** A kind as error messages name it. */
export function describeKind(kind: TokenKind): string {
  return kindNames[kind]
}
