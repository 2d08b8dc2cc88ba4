/** A string read from `at`, which is its opening quote. */
export interface StringReading {
  readonly value: string
  readonly end: number
  readonly repairs: readonly string[]
}

const closers: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '\u201c': '\u201d',
  '\u201d': '\u201d',
  '\u2018': '\u2019',
  '\u2019': '\u2019',
}

const quoteRepairs: Readonly<Record<string, string>> = {
  "'": 'single-quotes',
  '`': 'backtick-quotes',
  '\u201c': 'typographic-quotes',
  '\u201d': 'typographic-quotes',
  '\u2018': 'typographic-quotes',
  '\u2019': 'typographic-quotes',
}

const simpleEscapes: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/** True when a string may begin with this character. */
export function isQuote(character: string | undefined): boolean {
  return character !== undefined && character in closers
}

/** The character that ends a string begun by `quote`. */
export function closingQuote(quote: string): string {
  return closers[quote] ?? quote
}

/** True for the white space that may stand between tokens. */
export function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character)
}

/** How far after a weak quote is looked to tell whether it ends its string. */
const weakWindow = 80

/**
 * Whether a weak quote at `at`, one that is also an apostrophe, ends its string: what follows can only follow a
 * string. Undefined when more text is needed to tell, which never happens when `final`. Looks at most 80 characters
 * ahead.
 */
export function endsWeakString(text: string, at: number, final: boolean): boolean | undefined {
  const window = text.slice(at + 1, at + 1 + weakWindow)
  const whole = final || window.length === weakWindow
  const visible = window.search(/\S/)
  if (visible < 0) return whole ? true : undefined
  const character = window[visible] ?? ''
  if ('}])>:`<'.includes(character)) return true
  if (character !== ',') return false
  const rest = window.slice(visible + 1)
  const after = rest.search(/\S/)
  if (after < 0) return whole ? true : undefined
  if ('"\'`\u201c\u2018}])[{(<'.includes(rest[after] ?? '')) return true
  if (!whole && /^[\w.-]*\s*$/.test(rest.slice(after))) return undefined
  return /^(?:[\w.-]+\s*[=:]|-?\d|(?:true|false|null|none)\b)/i.test(rest.slice(after))
}

/** Reads a quoted string with the repairs it needs. Undefined when it never ends. */
export function readString(text: string, at: number): StringReading | undefined {
  const quote = text[at] ?? ''
  const triple = quote.repeat(3)
  if ((quote === '"' || quote === "'") && text.startsWith(triple, at)) {
    const end = text.indexOf(triple, at + 3)
    if (end >= 0) return decode(text.slice(at + 3, end), end + 3, ['triple-quotes'], quote)
  }
  const close = closingQuote(quote)
  const repairs = quote in quoteRepairs ? [quoteRepairs[quote] ?? ''] : []
  for (let end = at + 1; end < text.length; end += 1) {
    const character = text[end]
    if (character === '\\') end += 1
    else if (character === close && (quote === '"' || endsWeakString(text, end, true) === true))
      return decode(text.slice(at + 1, end), end + 1, repairs, quote)
  }
  return undefined
}

function decode(raw: string, end: number, repairs: readonly string[], quote: string): StringReading {
  const made = [...repairs]
  if (hasRawControl(raw)) made.push('raw-newlines')
  if (!raw.includes('\\')) return { value: raw, end, repairs: made }
  const value = unescape(raw, quote)
  if (value !== undefined) {
    if (/(?<!\\)(?:\\\\)*\\'/.test(raw) && quote === '"') made.push('escaped-apostrophe')
    return { value, end, repairs: made }
  }
  made.push('literal-backslashes')
  return { value: raw.replaceAll(`\\${quote}`, quote), end, repairs: made }
}

function hasRawControl(raw: string): boolean {
  for (let index = 0; index < raw.length; index += 1) if (raw.charCodeAt(index) < 32) return true
  return false
}

/** Undefined when one escape is not JSON's: then the model wrote raw backslashes and all of them are literal. */
function unescape(raw: string, quote: string): string | undefined {
  const parts: string[] = []
  let from = 0
  for (let at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', from)) {
    parts.push(raw.slice(from, at))
    const letter = raw[at + 1] ?? ''
    if (letter === 'u') {
      const digits = raw.slice(at + 2, at + 6)
      if (!/^[0-9a-f]{4}$/i.test(digits)) return undefined
      parts.push(String.fromCharCode(Number.parseInt(digits, 16)))
      from = at + 6
      continue
    }
    const plain = letter === quote ? letter : simpleEscapes[letter]
    if (plain === undefined) return undefined
    parts.push(plain)
    from = at + 2
  }
  parts.push(raw.slice(from))
  return parts.join('')
}
