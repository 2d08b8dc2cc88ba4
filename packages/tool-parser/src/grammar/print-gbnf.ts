import type { CodePointRanges, Gbnf } from './gbnf.ts'

/** The text of a rule's right-hand side. */
export function printGbnf(gbnf: Gbnf): string {
  if (gbnf.type === 'choice') return gbnf.options.map((option) => printSequence(option)).join(' | ')
  return printSequence(gbnf)
}

function printSequence(gbnf: Gbnf): string {
  if (gbnf.type !== 'sequence') return printAtom(gbnf)
  return gbnf.parts.length === 0 ? '""' : gbnf.parts.map((part) => printAtom(part)).join(' ')
}

function printAtom(gbnf: Gbnf): string {
  if (gbnf.type === 'literal') return `"${escapeText(gbnf.text, '"\\')}"`
  if (gbnf.type === 'class') return printClass(gbnf.ranges)
  if (gbnf.type === 'rule') return gbnf.name
  if (gbnf.type === 'repeat') return printAtom(gbnf.of) + printCount(gbnf.min, gbnf.max)
  return `(${printGbnf(gbnf)})`
}

function printCount(min: number, max: number): string {
  if (max === Infinity) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`
  if (min === 0 && max === 1) return '?'
  return min === max ? `{${min}}` : `{${min},${max}}`
}

function printClass(ranges: CodePointRanges): string {
  const last = ranges.at(-1)
  const inverted = last !== undefined && last[1] === 0x10ffff && ranges.length > 1
  const shown = inverted ? gapsBetween(ranges) : ranges
  return `[${inverted ? '^' : ''}${shown.map(printRange).join('')}]`
}

function gapsBetween(ranges: CodePointRanges): CodePointRanges {
  const gaps: [number, number][] = []
  let next = 0
  for (const [from, to] of ranges) {
    if (from > next) gaps.push([next, from - 1])
    next = to + 1
  }
  return gaps
}

function printRange([from, to]: readonly [number, number]): string {
  const start = escapeText(String.fromCodePoint(from), '"\\[]^-')
  if (from === to) return start
  const end = escapeText(String.fromCodePoint(to), '"\\[]^-')
  return to === from + 1 ? start + end : `${start}-${end}`
}

function escapeText(text: string, special: string): string {
  let out = ''
  for (const character of text) out += escapeCharacter(character, special)
  return out
}

function escapeCharacter(character: string, special: string): string {
  const code = character.codePointAt(0) ?? 0
  if (character === '\n') return '\\n'
  if (character === '\r') return '\\r'
  if (character === '\t') return '\\t'
  if ('"\\[]'.includes(character) && special.includes(character)) return `\\${character}`
  if (code < 0x20 || code === 0x7f || special.includes(character))
    return `\\x${code.toString(16).padStart(2, '0')}`
  if (
    (code >= 0x80 && code < 0xa0) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfeff ||
    isLineEnd(code)
  ) {
    return `\\u${code.toString(16).padStart(4, '0')}`
  }
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : character
}

function isLineEnd(code: number): boolean {
  return code === 0x2028 || code === 0x2029 || code === 0xffff || code === 0xfffe
}
