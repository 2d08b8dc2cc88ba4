import { SyntaxFault } from './syntax-fault.ts'

const simple: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

const hexadecimal: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** The value of a string literal without its quotes, by the rules of Python's `unicode-escape`. */
export function decodeString(body: string, at: number): string {
  if (!body.includes('\\')) return body
  let value = ''
  let from = 0
  for (let escape = body.indexOf('\\'); escape >= 0; escape = body.indexOf('\\', from)) {
    value += body.slice(from, escape)
    const character = String.fromCodePoint(body.codePointAt(escape + 1) ?? 0x5c)
    const known = simple[character]
    const digits = hexadecimal[character]
    from = escape + 1 + character.length
    if (known !== undefined) value += known
    else if (digits !== undefined) {
      const text = body.slice(from, from + digits)
      if (!/^[0-9a-fA-F]+$/.test(text) || text.length < digits || Number.parseInt(text, 16) > 0x10ffff) {
        throw new SyntaxFault(`truncated \\${character}${'X'.repeat(digits)} escape`, at)
      }
      value += String.fromCodePoint(Number.parseInt(text, 16))
      from += digits
    } else if (/[0-7]/.test(character)) {
      const text = /^[0-7]{1,3}/.exec(body.slice(escape + 1, escape + 4))?.[0] ?? '0'
      value += String.fromCodePoint(Number.parseInt(text, 8))
      from = escape + 1 + text.length
    } else if (character === 'N') {
      throw new SyntaxFault('character names (\\N{…}) are not supported', at)
    } else value += `\\${beyondAscii(character)}`
  }
  return value + body.slice(from)
}

/** Python encodes what is beyond ASCII before it reads escapes, so a backslash before it eats the escape. */
function beyondAscii(character: string): string {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return character
  const digits = point.toString(16)
  if (point <= 0xff) return `x${digits}`
  return point <= 0xffff ? `u${digits.padStart(4, '0')}` : `U${digits.padStart(8, '0')}`
}
