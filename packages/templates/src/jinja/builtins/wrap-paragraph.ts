import type { Runtime } from '../runtime/runtime.ts'
import { rawOf, slice } from '../text/text.ts'
import type { Str } from '../text/text.ts'
import { TextBuilder } from '../text/text-builder.ts'
import { lengthOf, unitAt } from '../text/text-index.ts'

const spaces = '\t\n\v\f\r '

/** Lines of at most `width` characters, broken as Python's `textwrap.wrap` breaks them. */
export function wrapParagraph(
  runtime: Runtime,
  line: Str,
  width: number,
  breaksLong: boolean,
  breaksHyphens: boolean,
): Str[] {
  const chunks = chunksOf(runtime, line, breaksHyphens).reverse()
  const lines: Str[] = []
  while (chunks.length > 0) {
    runtime.charge(1)
    const current: Str[] = []
    let length = 0
    if (lines.length > 0 && isBlank(chunks.at(-1) as Str)) chunks.pop()
    while (chunks.length > 0) {
      const size = lengthOf(chunks.at(-1) as Str)
      if (length + size > width) break
      current.push(chunks.pop() as Str)
      length += size
    }
    const next = chunks.at(-1)
    if (next !== undefined && lengthOf(next) > width)
      takeLong(chunks, current, width, length, breaksLong, breaksHyphens)
    if (current.length > 0 && isBlank(current.at(-1) as Str)) current.pop()
    if (current.length > 0) lines.push(joinAll(runtime, current))
  }
  return lines
}

function takeLong(
  chunks: Str[],
  current: Str[],
  width: number,
  length: number,
  breaksLong: boolean,
  breaksHyphens: boolean,
): void {
  const space = width < 1 ? 1 : width - length
  const chunk = chunks.at(-1) as Str
  if (!breaksLong) {
    if (current.length === 0) current.push(chunks.pop() as Str)
    return
  }
  let end = unitAt(chunk, Math.min(space, lengthOf(chunk)))
  const raw = rawOf(chunk)
  if (breaksHyphens && lengthOf(chunk) > space) {
    const hyphen = raw.lastIndexOf('-', end - 1)
    if (hyphen > 0 && /[^-]/.test(raw.slice(0, hyphen))) end = hyphen + 1
  }
  current.push(slice(chunk, 0, end))
  chunks[chunks.length - 1] = slice(chunk, end, raw.length)
}

function chunksOf(runtime: Runtime, line: Str, breaksHyphens: boolean): Str[] {
  const raw = rawOf(line)
  runtime.chargeText(raw.length * 4)
  const chunks: Str[] = []
  let from = 0
  while (from < raw.length) {
    const isSpace = spaces.includes(raw[from] as string)
    let to = from + 1
    while (to < raw.length && spaces.includes(raw[to] as string) === isSpace) to += 1
    if (isSpace || !breaksHyphens) chunks.push(slice(line, from, to))
    else pushWord(chunks, line, raw, from, to)
    from = to
  }
  return chunks
}

const letter = /[\p{L}\p{Nl}\p{No}_]/u
const word = /[\p{L}\p{N}_]/u
const wordPunctuation = /[\p{L}\p{N}_!"'&.,?]/u

/** Cuts a word after hyphens between letters and around dashes of two or more. */
function pushWord(chunks: Str[], line: Str, raw: string, begin: number, end: number): void {
  let from = begin
  while (from < end) {
    const dash = dashLength(raw, from, end)
    let to = from + dash
    if (dash === 0) {
      to = from + 1
      while (to < end && !isHyphen(raw, to) && dashLength(raw, to, end) === 0) to += 1
      if (to < end && dashLength(raw, to, end) === 0) to += 1
    }
    chunks.push(slice(line, from, to))
    from = to
  }
}

function dashLength(raw: string, at: number, end: number): number {
  if (raw[at] !== '-' || !wordPunctuation.test(raw[at - 1] ?? '')) return 0
  let to = at
  while (to < end && raw[to] === '-') to += 1
  return to - at >= 2 && word.test(raw[to] ?? '') ? to - at : 0
}

function isHyphen(raw: string, at: number): boolean {
  if (raw[at] !== '-') return false
  const isLetter = (place: number): boolean => letter.test(raw[place] ?? '')
  const isAfterWord = isLetter(at - 1) && (isLetter(at - 2) || (raw[at - 2] === '-' && isLetter(at - 3)))
  return isAfterWord && isLetter(at + 1) && (isLetter(at + 2) || (raw[at + 2] === '-' && isLetter(at + 3)))
}

function isBlank(text: Str): boolean {
  return rawOf(text).trim() === ''
}

function joinAll(runtime: Runtime, parts: readonly Str[]): Str {
  const builder = new TextBuilder(runtime.limits.characters)
  for (const part of parts) builder.append(part)
  return builder.build()
}
