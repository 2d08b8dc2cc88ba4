import type { Runtime } from '../runtime/runtime.ts'
import { concat, isMarkup, rawOf, slice, withMarkup } from './text.ts'
import type { Str } from './text.ts'
import { TextBuilder } from './text-builder.ts'
import { isLineBreak } from './character-class.ts'
import { lengthOf } from './text-index.ts'

/** The text `count` times; empty for a count below one. */
export function repeatText(runtime: Runtime, text: Str, count: number): Str {
  const length = rawOf(text).length
  if (count <= 0 || length === 0) return slice(text, 0, 0)
  runtime.checkLength(length * count)
  runtime.chargeText(length * count)
  if (typeof text === 'string') return text.repeat(count)
  const builder = new TextBuilder(runtime.limits.characters)
  runtime.charge(count)
  for (let round = 0; round < count; round += 1) builder.append(text)
  return builder.build(text.markup)
}

/** Fills a text up to a width in characters, on both sides as told. */
export function padText(
  runtime: Runtime,
  text: Str,
  width: number,
  side: 'left' | 'right' | 'both',
  fill: Str = ' ',
): Str {
  const missing = width - lengthOf(text)
  if (missing <= 0) return text
  const before = side === 'left' ? missing : side === 'right' ? 0 : centerBefore(missing, width)
  const padded = concat(
    concat(repeatText(runtime, fill, before), withMarkup(text, false)),
    repeatText(runtime, fill, missing - before),
  )
  return withMarkup(padded, isMarkup(text))
}

/** Replaces tabs by spaces up to the next multiple of `size` columns. */
export function expandTabs(runtime: Runtime, text: Str, size: number): Str {
  const raw = rawOf(text)
  runtime.chargeText(raw.length)
  const builder = new TextBuilder(runtime.limits.characters)
  let column = 0
  let from = 0
  for (let unit = 0; unit < raw.length; unit += 1) {
    const code = raw.charCodeAt(unit)
    if (code === 9) {
      builder.append(slice(text, from, unit))
      from = unit + 1
      const spaces = size > 0 ? size - (column % size) : 0
      builder.append(repeatText(runtime, ' ', spaces))
      column += spaces
    } else if (code === 10 || code === 13) column = 0
    else if ((code & 0xfc00) !== 0xdc00) column += 1
  }
  builder.append(slice(text, from, raw.length))
  return builder.build(isMarkup(text))
}

function centerBefore(missing: number, width: number): number {
  return (missing >> 1) + (missing & width & 1)
}

/** The lines of a text; their ends are kept when asked. */
export function splitLines(runtime: Runtime, text: Str, keepEnds: boolean): Str[] {
  const raw = rawOf(text)
  runtime.chargeText(raw.length)
  const lines: Str[] = []
  let from = 0
  for (let unit = 0; unit < raw.length; unit += 1) {
    if (!isLineBreak(raw.charCodeAt(unit))) continue
    const isPair = raw.charCodeAt(unit) === 13 && raw.charCodeAt(unit + 1) === 10
    const end = unit + (isPair ? 2 : 1)
    runtime.charge(1)
    lines.push(slice(text, from, keepEnds ? end : unit))
    from = end
    unit = end - 1
  }
  if (from < raw.length) lines.push(slice(text, from, raw.length))
  return lines
}
