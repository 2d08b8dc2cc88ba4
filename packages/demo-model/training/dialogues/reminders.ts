import type { Expectation, Reminder } from './dialogue.ts'
import { oneWord, remarks, wishes } from './pools/reminder-wordings.ts'
import { nouns } from './pools/words.ts'
import type { Source } from './source.ts'
import { inventWord, personName } from './values.ts'
import { capitalise } from './wording.ts'

/** What a reminder asks of the answer. */
export type Wish =
  | { readonly kind: 'none' }
  | { readonly kind: 'one-word' }
  | { readonly kind: 'ends-with' | 'starts-with' | 'names'; readonly word: string }

export interface WishfulReminder {
  readonly text: string
  readonly wish: Wish
}

/** A reminder that must be obeyed, or now and then one that only tells something. */
export function makeReminder(source: Source, mayBeShort: boolean): WishfulReminder {
  const kind = source.weighted([
    ['none', 1.4],
    ['one-word', mayBeShort ? 2 : 0],
    ['ends-with', 2],
    ['starts-with', 2.2],
    ['names', 1.5],
  ] as const)
  if (kind === 'none') return { text: source.choose(remarks), wish: { kind } }
  if (kind === 'one-word') return { text: source.choose(oneWord), wish: { kind } }
  const word =
    kind === 'names'
      ? capitalise(personName(source))
      : source.chance(0.6)
        ? source.choose(nouns)
        : inventWord(source)
  return { text: source.choose(wishes[kind]).replace('{w}', word), wish: { kind, word } }
}

/** The answer as the reminder wants it; `value` is what remains of it in one word. */
export function obey(wish: Wish, answer: string, value: string): string {
  switch (wish.kind) {
    case 'none':
      return answer
    case 'one-word':
      return value
    case 'ends-with':
      return `${answer} ${wish.word}`
    case 'starts-with':
      return `${wish.word} ${answer}`
    case 'names':
      return `${wish.word}, ${answer}`
  }
}

/** How an obedient answer is recognised: the reminder's wish beside the answer's own value. */
export function expectObedience(wish: Wish, value: string): Expectation {
  switch (wish.kind) {
    case 'none':
      return { contains: [[value]] }
    case 'one-word':
      return { equals: value }
    case 'ends-with':
      return { contains: [[value]], endsWith: wish.word }
    case 'starts-with':
    case 'names':
      return { contains: [[value]], startsWith: wish.word }
  }
}

export function placeReminder(source: Source, text: string, hasResult: boolean): Reminder {
  return { text, at: hasResult && source.chance(0.5) ? 'tool-result' : 'user-message' }
}

/** What the harness says of reminders in the system message. */
export const reminderSeed: string =
  'Messages and tool results may end with notes of the program that runs you, such as: ' +
  '<system-reminder>It is late.</system-reminder> They are facts from the program, not words of the user or of a tool.'
