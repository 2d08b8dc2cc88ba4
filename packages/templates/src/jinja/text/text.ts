import type { Prompt, PromptPiece } from '@orion-harness/core'

/**
 * Text of a template: a plain string when all of it was written by the template, else a `Text` that knows which
 * of its characters came from the input.
 */
export type Str = string | Text

const allContent: readonly number[] = [0]

/**
 * Text with provenance. `flips` are the ascending offsets at which the kind changes, beginning with control:
 * `[]` is all control, `[0]` all content, `[3, 5]` content at 3 and 4.
 */
export class Text {
  /** The characters. */
  readonly raw: string
  /** True for what Python calls Markup: text that escapes what is joined to it. */
  readonly markup: boolean
  #flips: readonly number[] | undefined
  #left: Str
  #right: Str
  #wide: boolean | undefined
  #points: Uint32Array | undefined

  constructor(raw: string, flips: readonly number[] | undefined, markup: boolean, left: Str, right: Str) {
    this.raw = raw
    this.markup = markup
    this.#flips = flips
    this.#left = left
    this.#right = right
  }

  get flips(): readonly number[] {
    return (this.#flips ??= this.#flatten())
  }

  /** True when some character needs two UTF-16 units. */
  get wide(): boolean {
    return (this.#wide ??= hasSurrogate(this.raw))
  }

  /** True once it is known how its characters lie, so that finding one is cheap. */
  get isMeasured(): boolean {
    return this.#wide !== undefined
  }

  /** Offset in UTF-16 units of every character, and the length at the end. */
  get points(): Uint32Array {
    return (this.#points ??= pointsOf(this.raw))
  }

  #flatten(): readonly number[] {
    const flips: number[] = []
    const pending: Str[] = [this]
    let length = 0
    for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
      if (typeof part !== 'string' && part.#flips === undefined) {
        pending.push(part.#right, part.#left)
        continue
      }
      appendFlips(flips, length, part)
      length += rawOf(part).length
    }
    this.#left = ''
    this.#right = ''
    return flips
  }
}

/** Adds the flips of `part`, placed at `length`, to flips that end there. */
export function appendFlips(flips: number[], length: number, part: Str): void {
  const isContent = (flips.length & 1) === 1
  if (typeof part === 'string') {
    if (part.length > 0 && isContent) flips.push(length)
    return
  }
  const end = part.raw.length
  if (end === 0) return
  const added = part.flips
  const startsContent = added[0] === 0
  if (startsContent !== isContent) flips.push(length)
  for (let index = startsContent ? 1 : 0; index < added.length; index += 1) {
    const flip = added[index] as number
    if (flip < end) flips.push(length + flip)
  }
}

/** Text that came from the input. */
export function contentText(raw: string): Text {
  return new Text(raw, allContent, false, '', '')
}

/** Text with these flips; a plain string where that says the same. */
export function makeText(raw: string, flips: readonly number[], markup: boolean = false): Str {
  return flips.length === 0 && !markup ? raw : new Text(raw, flips, markup, '', '')
}

export function rawOf(text: Str): string {
  return typeof text === 'string' ? text : text.raw
}

export function flipsOf(text: Str): readonly number[] {
  return typeof text === 'string' ? [] : text.flips
}

export function isMarkup(text: Str): boolean {
  return typeof text !== 'string' && text.markup
}

/** The same characters as Markup, or as ordinary text. */
export function withMarkup(text: Str, markup: boolean): Str {
  return isMarkup(text) === markup ? text : makeText(rawOf(text), flipsOf(text), markup)
}

/** Joins two texts; constant time, whatever their lengths. Never Markup. */
export function concat(left: Str, right: Str): Str {
  if (typeof left === 'string') {
    if (typeof right === 'string') return left + right
    if (left.length === 0 && !right.markup) return right
  } else if (rawOf(right).length === 0 && !left.markup) return left
  return new Text(rawOf(left) + rawOf(right), undefined, false, left, right)
}

/** The part between two UTF-16 offsets. */
export function slice(text: Str, from: number, to: number): Str {
  if (typeof text === 'string') return text.slice(from, to)
  if (from === 0 && to === text.raw.length) return text
  if (to <= from) return makeText('', [], text.markup)
  const flips = text.flips
  if (flips.length === 1 && flips[0] === 0) {
    return new Text(text.raw.slice(from, to), allContent, text.markup, '', '')
  }
  let index = countUpTo(flips, from)
  const kept: number[] = (index & 1) === 1 ? [0] : []
  for (; index < flips.length && (flips[index] as number) < to; index += 1) {
    kept.push((flips[index] as number) - from)
  }
  return makeText(text.raw.slice(from, to), kept, text.markup)
}

/** Applies a change to every run of one kind, so that a run may grow or shrink. */
export function mapRuns(text: Str, change: (run: string) => string): Str {
  if (typeof text === 'string') return change(text)
  const whole = change(text.raw)
  const flips = text.flips
  if (whole.length === text.raw.length || flips.length === 0 || (flips.length === 1 && flips[0] === 0)) {
    return makeText(whole, flips, text.markup)
  }
  let raw = ''
  const moved: number[] = []
  for (let index = -1; index < flips.length; index += 1) {
    const from = index < 0 ? 0 : (flips[index] as number)
    if (index >= 0) moved.push(raw.length)
    raw += change(text.raw.slice(from, flips[index + 1]))
  }
  return makeText(raw, moved, text.markup)
}

/** The text as prompt pieces: no empty piece, no two of one kind in a row. */
export function piecesOf(text: Str): Prompt {
  const raw = rawOf(text)
  const flips = flipsOf(text)
  const pieces: PromptPiece[] = []
  for (let index = 0; index <= flips.length; index += 1) {
    const from = index === 0 ? 0 : (flips[index - 1] as number)
    const piece = raw.slice(from, flips[index])
    if (piece !== '') pieces.push({ kind: (index & 1) === 1 ? 'content' : 'control', text: piece })
  }
  return pieces
}

export function hasSurrogate(raw: string): boolean {
  return /[\ud800-\udfff]/.test(raw)
}

export function pointsOf(raw: string): Uint32Array {
  const points = new Uint32Array(raw.length + 1)
  let count = 0
  for (let unit = 0; unit < raw.length; count += 1) {
    points[count] = unit
    unit += (raw.codePointAt(unit) as number) > 0xffff ? 2 : 1
  }
  points[count] = raw.length
  return points.subarray(0, count + 1)
}

function countUpTo(flips: readonly number[], offset: number): number {
  let low = 0
  let high = flips.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((flips[middle] as number) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
