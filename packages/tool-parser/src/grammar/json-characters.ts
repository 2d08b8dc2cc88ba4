import { charClass, choice, literal, sequence, type CodePointRanges, type Gbnf } from './gbnf.ts'
import { anyCodePoint, intersectRanges, rangesOf, subtractRanges } from './code-points.ts'

/** Code points a JSON string may hold as they are. */
export const plainInString: CodePointRanges = subtractRanges(anyCodePoint, [
  [0, 0x1f],
  [0x22, 0x22],
  [0x5c, 0x5c],
])

const shortEscapes: readonly (readonly [number, string])[] = [
  [0x22, '\\"'],
  [0x5c, '\\\\'],
  [0x08, '\\b'],
  [0x0c, '\\f'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x09, '\\t'],
]

const hexDigit: CodePointRanges = [
  [0x30, 0x39],
  [0x41, 0x46],
  [0x61, 0x66],
]

/** Any escape in a JSON string but those of surrogates, which would count as half a character. */
export const anyEscape: Gbnf = sequence(
  '\\',
  choice(
    charClass(rangesOf('"/\\bfnrt')),
    sequence(
      'u',
      choice(
        sequence(charClass(subtractRanges(hexDigit, rangesOf('Dd'))), charClass(hexDigit)),
        sequence(charClass(rangesOf('Dd')), charClass([[0x30, 0x37]])),
      ),
      charClass(hexDigit),
      charClass(hexDigit),
    ),
  ),
)

/**
 * One character of `set`, written as in a JSON string. Characters of `escaped` are only taken in their `\u` form,
 * so that a text which begins with one of them never stands in the string as it is.
 */
export function jsonCharacter(set: CodePointRanges, escaped: CodePointRanges = []): Gbnf {
  const plain = subtractRanges(intersectRanges(set, plainInString), escaped)
  const options: Gbnf[] = plain.length === 0 ? [] : [oneOf(plain)]
  for (const [code, text] of shortEscapes) if (holds(set, code)) options.push(literal(text))
  for (const [from, to] of intersectRanges(set, [[0, 0x1f]])) {
    for (let code = from; code <= to; code += 1) {
      if (!shortEscapes.some(([known]) => known === code)) options.push(literal(unicodeEscape(code)))
    }
  }
  for (const [from, to] of intersectRanges(set, escaped)) {
    for (let code = from; code <= to; code += 1) options.push(literal(unicodeEscape(code)))
  }
  return choice(...options)
}

/** `\u` and four hexadecimal digits. `code` is at most 0xFFFF. */
export function unicodeEscape(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`
}

function holds(set: CodePointRanges, code: number): boolean {
  return set.some(([from, to]) => from <= code && code <= to)
}

function oneOf(ranges: CodePointRanges): Gbnf {
  const [from, to] = ranges[0] ?? [0, 0]
  return ranges.length === 1 && from === to ? literal(String.fromCodePoint(from)) : charClass(ranges)
}
