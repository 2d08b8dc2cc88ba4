import { chained, composed, spoken } from './pools/arithmetic-wordings.ts'
import { lastSpoken } from './pools/last-wordings.ts'
import { laterSpoken } from './pools/later-wordings.ts'
import { isHeldOut } from './source.ts'
import type { Source } from './source.ts'

const names: Readonly<Record<string, string>> = {
  1: 'one',
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
  10: 'ten',
  11: 'eleven',
  12: 'twelve',
  15: 'fifteen',
  20: 'twenty',
  30: 'thirty',
  40: 'forty',
  50: 'fifty',
  60: 'sixty',
  100: 'a hundred',
  1000: 'a thousand',
}

/** Numbers that have a name, in digits. */
export const namedNumbers: readonly string[] = Object.keys(names)

/** A number as somebody might say it: sometimes `eight` for `8`, from the third lessons on. */
export function inWords(source: Source, number: string): string {
  const name = names[number]
  return name !== undefined && source.lessons === 3 && source.chance(0.4) ? name : number
}

/** Whether a name has made a wording out of a learned one that is held out: `{a} times {b}` may say `{a} times ten`. */
export function isHeldOutPhrase(source: Source, phrase: string): boolean {
  return source.split === 'train' && source.lessons === 3 && heldOut.some((wording) => wording.test(phrase))
}

const wordings = [chained, composed, spoken, laterSpoken, lastSpoken].flatMap((list) =>
  list.map(([wording], index) => ({ wording, heldOut: isHeldOut(index) })),
)
const learned = new Set(wordings.flatMap((each) => (each.heldOut ? [] : [each.wording])))
const anyNumber = `(?:[\\d.,]+|${Object.values(names).join('|')})`
const heldOut = wordings
  .filter((each) => each.heldOut && !learned.has(each.wording))
  .map(({ wording }) => new RegExp(`^${wording.replaceAll(/\{\w\}/g, anyNumber)}$`))
