import { Fault } from '../runtime/fault.ts'
import type { Filter, Runtime } from '../runtime/runtime.ts'
import { concat, isMarkup, rawOf, withMarkup } from '../text/text.ts'
import type { Str } from '../text/text.ts'
import { TextBuilder } from '../text/text-builder.ts'
import { repeatText, splitLines } from '../text/pad.ts'
import { splitTextFromRight } from '../text/search.ts'
import { lengthOf, slicePoints } from '../text/text-index.ts'
import { joinTwo } from '../values/arithmetic.ts'
import { lengthOfValue } from '../values/sequence.ts'
import { isTrue } from '../values/truth.ts'
import { wantInteger, wantText } from './arguments.ts'
import { defineFilter } from './define-filter.ts'
import { wrapParagraph } from './wrap-paragraph.ts'

const indent = defineFilter(
  'indent',
  ['width', 'first', 'blank'],
  0,
  (runtime, value, [width = 4, first = false, blank = false]) => {
    const given = wantText(value, 'can only indent str')
    const text = withMarkup(given, false)
    const isText =
      typeof width === 'string' || (typeof width === 'object' && width !== null && 'raw' in width)
    const indention = isText ? withMarkup(width, false) : repeatText(runtime, ' ', wantInteger(width))
    const lines = splitLines(runtime, concat(text, '\n'), false)
    const builder = new TextBuilder(runtime.limits.characters)
    if (isTrue(first)) builder.append(indention)
    for (const [index, line] of lines.entries()) {
      if (index > 0) builder.append('\n')
      if (index > 0 && (isTrue(blank) || rawOf(line) !== '')) builder.append(indention)
      builder.append(line)
    }
    return builder.build(isMarkup(given))
  },
)

const truncate = defineFilter(
  'truncate',
  ['length', 'killwords', 'end', 'leeway'],
  0,
  (runtime, value, [wanted = 255, killWords = false, end = '...', leeway = null]) => {
    const tail = wantText(end, 'end must be str')
    const length = wantInteger(wanted)
    const slack = leeway === null ? 5 : wantInteger(leeway)
    const kept = length - lengthOf(tail)
    if (kept < 0) {
      throw new Fault('AssertionError', `expected length >= ${lengthOf(tail)}, got ${length}`)
    }
    if (slack < 0) throw new Fault('AssertionError', `expected leeway >= 0, got ${slack}`)
    if (lengthOfValue(value) <= length + slack) return value
    const text = wantText(value, 'can only truncate str')
    const cut = slicePoints(text, 0, kept)
    if (isTrue(killWords)) return joinTwo(runtime, cut, tail)
    return joinTwo(runtime, splitTextFromRight(runtime, cut, ' ', 1)[0] ?? '', tail)
  },
)

const wordwrap = defineFilter(
  'wordwrap',
  ['width', 'break_long_words', 'wrapstring', 'break_on_hyphens'],
  0,
  (runtime, value, [width = 79, breakLong = true, wrapString = null, onHyphens = true]) => {
    const text = wantText(value, 'can only wrap str')
    const columns = wantInteger(width)
    if (columns <= 0) throw new Fault('ValueError', `invalid width ${columns} (must be > 0)`)
    const between = wrapString === null ? '\n' : wantText(wrapString, 'wrapstring must be str')
    const lines: Str[] = []
    for (const line of splitLines(runtime, text, false)) {
      const wrapped = wrapParagraph(runtime, line, columns, isTrue(breakLong), isTrue(onHyphens))
      lines.push(joinWith(runtime, wrapped, between))
    }
    return joinWith(runtime, lines, between)
  },
)

function joinWith(runtime: Runtime, parts: readonly Str[], between: Str): Str {
  const builder = new TextBuilder(runtime.limits.characters)
  for (const [index, part] of parts.entries()) {
    if (index > 0) builder.append(between)
    builder.append(part)
  }
  return builder.build()
}

/** Filters that lay text out in lines. */
export const wrapFilters: readonly (readonly [string, Filter])[] = [indent, truncate, wordwrap]
