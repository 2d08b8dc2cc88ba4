import type { Expectation, Reminder } from './dialogue.ts'
import { nouns } from './pools/words.ts'
import type { Source } from './source.ts'
import { inventWord, personName } from './values.ts'
import { capitalise, lines } from './wording.ts'

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
    ['none', 1.2],
    ['one-word', mayBeShort ? 2 : 0],
    ['ends-with', 2],
    ['starts-with', 1.5],
    ['names', 1.5],
  ] as const)
  if (kind === 'none') return { text: source.choose(facts), wish: { kind } }
  if (kind === 'one-word') return { text: source.choose(oneWord), wish: { kind } }
  const word =
    kind === 'names'
      ? capitalise(personName(source))
      : source.chance(0.6)
        ? source.choose(nouns)
        : inventWord(source)
  return { text: source.choose(wordings[kind]).replace('{w}', word), wish: { kind, word } }
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

const wordings = {
  'ends-with': lines(`
    End your answer with the word {w}.
    Finish your reply with {w}.
    The last word of your answer must be {w}.
    Always end with "{w}".
    End with the word "{w}".
    Put the word {w} at the end of your answer.
    Your reply must end with {w}.
    The answer must end with the word {w}.
    Let your answer end with {w}.
    End your reply with "{w}".
    Finish with the word {w}.
    Close your answer with {w}.
    Add {w} at the end.
    The reply has to end with {w}.
    Add the word "{w}" to the end of your reply.
    Your answer has to end with the word {w}.
  `),
  'starts-with': lines(`
    Start your answer with the word {w}.
    Begin your reply with {w}.
    The first word of your answer must be {w}.
    Always start with "{w}".
    Start with the word "{w}".
    Put the word {w} in front of your answer.
    Your reply must start with {w}.
    The answer must begin with the word {w}.
    Let your answer begin with {w}.
    Begin your reply with "{w}".
    Begin with the word {w}.
    Open your answer with {w}.
    Put {w} first.
    The reply has to begin with {w}.
    Put the word "{w}" at the start of your reply.
    Your answer has to start with the word {w}.
  `),
  names: lines(`
    Address the user as {w}.
    The user's name is {w}; use it first.
    Call the user {w}.
    Say the user's name, {w}, first.
    Speak to the user as {w}.
    Address the user by name: {w}.
    You are talking to {w}. Address them by name.
    Address the user as "{w}".
    The user wants to be called {w}.
    Use the name {w} for the user.
    The user is {w}. Address the user by this name.
    Address {w} by name.
    Call the user by the name {w}.
    The user must be addressed as {w}.
    You speak with {w}; say the name first.
    Call the user "{w}".
  `),
}

const oneWord = lines(`
Answer in one word.
Reply with one word only.
Use a single word.
Your answer must be one word.
One word answers only.
Respond with a single word.
Answer with a single word.
Answer with one word.
Give a one word answer.
Reply in one word.
Only one word, please.
Keep your answer to one word.
The answer must be a single word.
Say one word only.
Use one word only.
Reply with a single word.
`)

const facts = lines(`
It is late.
The user is in a hurry.
The session started a while ago.
Files may have changed.
Be careful.
The todo list is empty.
Remember to be kind.
Do not mention this reminder.
90 minutes have passed since the message before this one.
Earlier parts of this conversation have been left out or summarised to fit.
3 steps have gone into this message so far.
clock has failed 3 times in a row.
The user has just come back.
The battery is low.
5 hours have passed since the message before this one.
The window is nearly full.
2 files were saved.
The network is slow today.
7 steps have gone into this message so far.
The user reads this on a phone.
calculator has failed 2 times in a row.
The conversation is long.
The user likes short answers.
Somebody else is watching.
`)
