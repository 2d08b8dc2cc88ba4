import type { Runtime } from '../runtime/runtime.ts'
import { Text, hasSurrogate, makeText, pointsOf, rawOf, slice } from './text.ts'
import type { Str } from './text.ts'
import { TextBuilder } from './text-builder.ts'

const long = 4096

/** Counts the work of finding out how the characters of a long text lie. */
export function chargeMeasuring(runtime: Runtime, text: Str): void {
  const raw = rawOf(text)
  if (raw.length > long && (typeof text === 'string' || !text.isMeasured)) runtime.chargeText(raw.length)
}

/** Characters (code points) of a text. */
export function lengthOf(text: Str): number {
  const points = tryPoints(text)
  return points === undefined ? rawOf(text).length : points.length - 1
}

/** Offset in UTF-16 units of the character at `index`, which is between 0 and the length. */
export function unitAt(text: Str, index: number): number {
  const points = tryPoints(text)
  return points === undefined ? index : (points[index] as number)
}

/** Index in characters of a UTF-16 offset. */
export function pointAt(text: Str, unit: number): number {
  const points = tryPoints(text)
  if (points === undefined || unit < 0) return unit
  let low = 0
  let high = points.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((points[middle] as number) < unit) low = middle + 1
    else high = middle
  }
  return low
}

/** The part between two indexes in characters. */
export function slicePoints(text: Str, from: number, to: number): Str {
  if (to <= from) return slice(text, 0, 0)
  return slice(text, unitAt(text, from), unitAt(text, to))
}

/** Every `step`th character from `start`, `count` of them; the step may be negative. */
export function stepPoints(runtime: Runtime, text: Str, start: number, step: number, count: number): Str {
  if (step === 1) return slicePoints(text, start, start + count)
  runtime.chargeText(count * 4)
  const builder = new TextBuilder(runtime.limits.characters)
  for (let index = 0; index < count; index += 1) {
    const at = start + index * step
    builder.append(slicePoints(text, at, at + 1))
  }
  return builder.build(typeof text !== 'string' && text.markup)
}

/** The characters one by one. */
export function* charactersOf(runtime: Runtime, text: Str): Iterable<Str> {
  const raw = rawOf(text)
  if (typeof text === 'string') {
    for (const character of raw) yield character
    return
  }
  runtime.chargeText(raw.length)
  const source = plain(text)
  let unit = 0
  for (const character of raw) {
    yield slice(source, unit, unit + character.length)
    unit += character.length
  }
}

/** A text of the same characters that is not Markup. */
export function plain(text: Str): Str {
  return typeof text !== 'string' && text.markup ? makeText(text.raw, text.flips) : text
}

function tryPoints(text: Str): Uint32Array | undefined {
  if (text instanceof Text) return text.wide ? text.points : undefined
  return hasSurrogate(text) ? pointsOf(text) : undefined
}
