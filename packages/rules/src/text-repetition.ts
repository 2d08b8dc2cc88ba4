import type { TextWatcher } from '@orion-harness/core'

/** When a repetition counts. */
export interface TextRepetitionOptions {
  /** Characters that the repetition must cover before it counts, at least 0; in a reply at most 4,096. Default 400. */
  readonly minCharacters?: number
  /** How often something must be repeated, at least 2; in a reply at most 4,096. Default 4. */
  readonly minRepeats?: number
}

/** What the end of a text repeats. */
export interface TextRepetition {
  /** Characters of what is repeated. */
  readonly period: number
  /** Characters covered by the repetition. */
  readonly covered: number
}

const rememberedCharacters = 4096
const charactersBetweenLooks = 64

/**
 * Cuts a reply with the reason `text-repetition` when its end repeats itself exactly: a character, a word, a line or
 * paragraphs of up to 1,024 characters. It looks after every 64 characters, so the cut does not depend on how the
 * reply came in pieces by more than a piece, and the work is linear in the length of the reply. Throws `RangeError` for
 * options that are no counts, or that the 4,096 characters it remembers can never reach.
 */
export function watchTextRepetition(options: TextRepetitionOptions = {}): TextWatcher {
  const limits = readLimits(options, rememberedCharacters)
  let tail = ''
  let unseen = 0
  return {
    push(delta) {
      for (let start = 0; start < delta.length;) {
        const end = Math.min(delta.length, start + charactersBetweenLooks - unseen)
        tail = (tail + delta.slice(start, end)).slice(-rememberedCharacters)
        unseen += end - start
        start = end
        if (unseen < charactersBetweenLooks) break
        unseen = 0
        if (findTextRepetition(tail, limits) !== undefined) return 'text-repetition'
      }
      return undefined
    },
  }
}

/**
 * What the end of `text` repeats, with the shortest period that qualifies; undefined when nothing does. Linear in the
 * length of the text: the common prefixes of the reversed text with itself (Gusfield's Z) say for each period how
 * far back it holds. Throws `RangeError` for options that are no counts.
 */
export function findTextRepetition(
  text: string,
  options: TextRepetitionOptions = {},
): TextRepetition | undefined {
  const { minCharacters, minRepeats } = readLimits(options, Infinity)
  const held = commonSuffixes(text)
  for (let period = 1; period * minRepeats <= text.length; period++) {
    const covered = (held[period] ?? 0) + period
    if (covered >= minCharacters && covered >= minRepeats * period) return { period, covered }
  }
  return undefined
}

function readLimits(options: TextRepetitionOptions, most: number): Required<TextRepetitionOptions> {
  const { minCharacters = 400, minRepeats = 4 } = options
  checkCount('minCharacters', minCharacters, 0, most)
  checkCount('minRepeats', minRepeats, 2, most)
  return { minCharacters, minRepeats }
}

function checkCount(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return
  const range = most === Infinity ? `from ${least}` : `from ${least} to ${most}`
  throw new RangeError(`${name} must be a whole number ${range}, not ${value}`)
}

/** For each shift, how many characters at the end of `text` equal those that stand `shift` before them. */
function commonSuffixes(text: string): Int32Array {
  const last = text.length - 1
  const held = new Int32Array(text.length)
  let left = 0
  let right = 0
  for (let shift = 1; shift <= last; shift++) {
    let length = shift < right ? Math.min(right - shift, held[shift - left] ?? 0) : 0
    while (shift + length <= last && text[last - length] === text[last - length - shift]) length++
    held[shift] = length
    if (shift + length > right) [left, right] = [shift, shift + length]
  }
  return held
}
