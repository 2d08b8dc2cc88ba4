import type { Turn } from './dialogue.ts'
import { plainTurn } from './memory-turns.ts'
import { whoAreYou } from './pools/about-itself.ts'
import { betterModel, howBigAreYou } from './pools/about-limits.ts'
import { areYouReliable } from './pools/are-you-reliable.ts'
import { acknowledgements } from './pools/acknowledgements.ts'
import { greetings, howAreYou } from './pools/greetings.ts'
import { firstNames } from './pools/people.ts'
import { languages, requestTemplates } from './pools/requests.ts'
import { lastWhatCanYouDo, lastWhoAreYou } from './pools/last-wordings.ts'
import {
  laterAreYouReliable,
  laterHowBigAreYou,
  laterWhatCanYouDo,
  laterWhoAreYou,
} from './pools/later-wordings.ts'
import { complaints, compliments } from './pools/reactions.ts'
import { goodbyes, thanks } from './pools/small-talk.ts'
import { whatCanYouDo } from './pools/what-can-you-do.ts'
import { adjectives, animals, foods, hobbies, jobs, nouns, verbs } from './pools/words.ts'
import { expectObedience, makeReminder, obey, placeReminder } from './reminders.ts'
import type { Scene } from './scene.ts'
import { digits, placeName, sentence } from './values.ts'
import { fill, lines, say } from './wording.ts'

/** What the model says when something is beyond it. */
export const beyondIt =
  'I am only a small demo model, so I cannot help with that. Load a real model for real answers.'

const chatter = [
  { weight: 4, said: greetings, answer: 'Hello! How can I help?', sign: 'hello' },
  { weight: 2, said: thanks, answer: "You're welcome!", sign: 'welcome' },
  { weight: 2, said: goodbyes, answer: 'Goodbye! Have a nice day.', sign: 'goodbye' },
  { weight: 2, said: howAreYou, answer: "I'm fine, thank you. How can I help?", sign: 'fine' },
  { weight: 2, said: acknowledgements, answer: 'Good. Anything else?', sign: 'anything else' },
  { weight: 1, said: compliments, answer: 'Thank you! Anything else?', sign: 'thank you' },
  { weight: 1, said: complaints, answer: 'Sorry about that. I am only a small demo model.', sign: 'sorry' },
] as const

/** One answer, and the questions that get it; `later` and `last` are those of the second and the third lessons. */
interface AboutItself {
  readonly weight: number
  readonly said: readonly string[]
  readonly later?: readonly string[]
  readonly last?: readonly string[]
  readonly answer: string
}

const aboutItself: readonly AboutItself[] = [
  {
    weight: 3,
    said: whoAreYou,
    later: laterWhoAreYou,
    last: lastWhoAreYou,
    answer:
      'I am the Orion demo model, a tiny language model for testing. Load a real model for real answers.',
  },
  {
    weight: 3,
    said: whatCanYouDo,
    later: laterWhatCanYouDo,
    last: lastWhatCanYouDo,
    answer:
      'I can chat a little, remember what you tell me, and use tools such as a calculator and a clock. Load a real model for real answers.',
  },
  {
    weight: 2,
    said: howBigAreYou,
    later: laterHowBigAreYou,
    answer: 'I am tiny: about 4 million parameters. Load a real model for real answers.',
  },
  {
    weight: 2,
    said: areYouReliable,
    later: laterAreYouReliable,
    answer: 'No, I am only a tiny demo model and know very little. Load a real model for real answers.',
  },
  {
    weight: 2,
    said: betterModel,
    answer:
      'Yes, load a real model for real answers: any GGUF file that fits your memory will do. I am only a tiny demo.',
  },
]

/** Greetings, thanks and the like. */
export function smallTalkTurn({ source }: Scene): Turn {
  const { said, answer, sign } = source.weighted(chatter.map((entry) => [entry, entry.weight] as const))
  const user = say(source, source.choose(said))
  if (!source.chance(0.3)) return plainTurn('small-talk', user, answer, { contains: [[sign]] })
  const { text, wish } = makeReminder(source, false)
  return {
    ...plainTurn('reminder', user, obey(wish, answer, answer), expectObedience(wish, sign)),
    reminder: placeReminder(source, text, false),
  }
}

/** Questions about the model, which says how small it is and points to real ones. */
export function aboutItselfTurn({ source }: Scene): Turn {
  const { said, later, last, answer } = source.weighted(
    aboutItself.map((entry) => [entry, entry.weight] as const),
  )
  return plainTurn('about-itself', say(source, source.choose(said, later, last)), answer, {
    contains: [['tiny', 'small', 'demo', 'a little'], ['real model']],
  })
}

/** Everyday requests that no small model can answer. */
export function unknownTurn({ source }: Scene): Turn {
  return plainTurn('unknown', makeRequest(source), beyondIt, expectModesty)
}

/** How a modest answer is recognised. */
export const expectModesty = { contains: [['small demo model', 'tiny demo model']] } as const

function makeRequest(source: Scene['source']): string {
  if (source.chance(0.06)) return nonsense(source)
  const request = say(source, source.choose(requestTemplates), {
    noun: source.choose(nouns),
    noun2: source.choose(nouns),
    adjective: source.choose(adjectives),
    verb: source.choose(verbs),
    food: source.choose(foods),
    animal: source.choose(animals),
    person: source.choose(firstNames),
    place: placeName(source),
    job: source.choose(jobs),
    language: source.choose(languages),
    hobby: source.choose(hobbies),
    year: String(source.integer(1200, 2030)),
    number: digits(source, 1, 4),
  })
  return source.chance(0.06) ? `${sentence(source)} ${request}` : request
}

/** Keywords and questions without a sense. */
function nonsense(source: Scene['source']): string {
  const word = (): string => source.choose(source.pick([nouns, adjectives, verbs, foods]))
  return fill(source.choose(fragments), { a: word(), b: word(), c: word(), n: digits(source, 1, 3) })
}

const fragments = lines(`
{a} {b}
{a} {b} {c}
{a}?
how {a} {b}
why {a} {b}?
what about {a}
where {a} {b}?
{a} or {b}?
{a} vs {b}
best {a} {b}
who is {a}?
is {a} a {b}?
{a} {b} {n}
when {a} {b}
tell me about {a}
{a}...
do you like {a}?
which {a} is {b}?
can {a} {b}?
more {a} please
{a} for {b}
the {a} of {b}
does the {a} have a {b}?
{a} near me
`)
