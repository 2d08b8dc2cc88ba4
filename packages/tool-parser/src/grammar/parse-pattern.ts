import type { CodePointRanges } from './gbnf.ts'
import { anyCodePoint, normalizeRanges, rangesOf, subtractRanges } from './code-points.ts'

/** A regular expression without look-around, back references and word boundaries. */
export type PatternNode =
  | { readonly type: 'set'; readonly ranges: CodePointRanges }
  | { readonly type: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly type: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly type: 'repeat'; readonly of: PatternNode; readonly min: number; readonly max: number }
  | { readonly type: 'start' }
  | { readonly type: 'end' }

const digits: CodePointRanges = [[0x30, 0x39]]
const wordCharacters: CodePointRanges = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
]
const spaces: CodePointRanges = normalizeRanges([
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
])
const lineEnds: CodePointRanges = rangesOf('\n\r\u2028\u2029')
const classes: Readonly<Record<string, CodePointRanges>> = {
  d: digits,
  D: subtractRanges(anyCodePoint, digits),
  w: wordCharacters,
  W: subtractRanges(anyCodePoint, wordCharacters),
  s: spaces,
  S: subtractRanges(anyCodePoint, spaces),
}
const controls: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 }

/** Reads an ECMAScript pattern; undefined when it is none or uses what `PatternNode` cannot hold. */
export function parsePattern(source: string): PatternNode | undefined {
  const characters = Array.from(source)
  let at = 0
  let failed = !isRegularExpression(source)

  function fail(): number {
    failed = true
    at = characters.length
    return 0
  }

  function take(text: string): boolean {
    if (!characters.slice(at, at + text.length).every((character, index) => character === text[index]))
      return false
    if (at + text.length > characters.length) return false
    at += text.length
    return true
  }

  function readChoice(): PatternNode {
    const options = [readSequence()]
    while (take('|')) options.push(readSequence())
    const [only] = options
    return options.length === 1 && only !== undefined ? only : { type: 'choice', options }
  }

  function readSequence(): PatternNode {
    const parts: PatternNode[] = []
    while (at < characters.length && characters[at] !== '|' && characters[at] !== ')')
      parts.push(readRepeat())
    const [only] = parts
    return parts.length === 1 && only !== undefined ? only : { type: 'sequence', parts }
  }

  function readRepeat(): PatternNode {
    let node = readAtom()
    for (let count = readCount(); count !== undefined; count = readCount()) {
      node = { type: 'repeat', of: node, min: count[0], max: count[1] }
      take('?')
    }
    return node
  }

  function readCount(): readonly [number, number] | undefined {
    if (take('*')) return [0, Infinity]
    if (take('+')) return [1, Infinity]
    if (take('?')) return [0, 1]
    const match = /^\{(\d+)(,?)(\d*)\}/u.exec(characters.slice(at, at + 24).join(''))
    if (match === null) return undefined
    at += match[0].length
    const min = Number(match[1])
    return [min, match[2] === '' ? min : match[3] === '' ? Infinity : Number(match[3])]
  }

  function readAtom(): PatternNode {
    if (take('^')) return { type: 'start' }
    if (take('$')) return { type: 'end' }
    if (take('.')) return { type: 'set', ranges: subtractRanges(anyCodePoint, lineEnds) }
    if (take('[')) return { type: 'set', ranges: readClass() }
    if (take('(')) return readGroup()
    if (take('\\')) return { type: 'set', ranges: readEscape(false) }
    const code = characters[at]?.codePointAt(0) ?? fail()
    at += 1
    return { type: 'set', ranges: [[code, code]] }
  }

  function readGroup(): PatternNode {
    if (take('?')) {
      const named = /^<([\p{L}_$][\p{L}\p{N}_$]*)>/u.exec(characters.slice(at, at + 64).join(''))
      if (named !== null) at += Array.from(named[0]).length
      else if (!take(':')) fail()
    }
    const inner = readChoice()
    if (!take(')')) fail()
    return inner
  }

  function readClass(): CodePointRanges {
    const inverted = take('^')
    const ranges: (readonly [number, number])[] = []
    while (at < characters.length && !take(']')) {
      const from = readClassItem()
      const [start] = from
      if (isSingle(from) && start !== undefined && characters[at] === '-' && characters[at + 1] !== ']') {
        at += 1
        const to = readClassItem()[0]
        ranges.push([start[0], to?.[1] ?? fail()])
      } else {
        ranges.push(...from)
      }
    }
    const set = normalizeRanges(ranges)
    return inverted ? subtractRanges(anyCodePoint, set) : set
  }

  function readClassItem(): CodePointRanges {
    if (take('\\')) return readEscape(true)
    const code = characters[at]?.codePointAt(0) ?? fail()
    at += 1
    return [[code, code]]
  }

  function readEscape(inClass: boolean): CodePointRanges {
    const character = characters[at] ?? ''
    at += 1
    const known = classes[character]
    if (known !== undefined) return known
    const code = inClass && character === 'b' ? 8 : (controls[character] ?? readCode(character))
    return [[code, code]]
  }

  function readCode(character: string): number {
    const ahead = characters.slice(at, at + 12).join('')
    const match =
      character === 'x'
        ? /^([0-9A-Fa-f]{2})/u.exec(ahead)
        : character === 'u'
          ? (/^([0-9A-Fa-f]{4})/u.exec(ahead) ?? /^\{([0-9A-Fa-f]+)\}/u.exec(ahead))
          : null
    if (match !== null) {
      at += match[0].length
      return Number.parseInt(match[1] ?? '', 16)
    }
    if (/^[\p{L}\p{N}]$/u.test(character) || character === '') return fail()
    return character.codePointAt(0) ?? 0
  }

  const node = failed ? undefined : readChoice()
  return failed || at < characters.length ? undefined : node
}

function isSingle(ranges: CodePointRanges): boolean {
  return ranges.length === 1 && ranges[0]?.[0] === ranges[0]?.[1]
}

function isRegularExpression(source: string): boolean {
  try {
    return new RegExp(source, 'u').source !== ''
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}
