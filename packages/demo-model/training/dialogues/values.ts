import { cities } from './pools/places.ts'
import { firstNames, surnames } from './pools/people.ts'
import { adjectives, nouns, verbs } from './pools/words.ts'
import type { Source } from './source.ts'
import { capitalise } from './wording.ts'

const consonants = 'b c d f g h j k l m n p r s t v w z br dr gr kl pl st tr ch sh th qu fl sn'.split(' ')
const vowels = 'a e i o u a e i o ai ee oo ou ia'.split(' ')
const endings = ['', '', 'n', 'r', 'l', 's', 'k', 'x', 't', 'm', 'nd', 'rt']

/** A word that does not exist: halves of two real ones, or syllables. Copying one shows that it was read. */
export function inventWord(source: Source, syllables: number = source.integer(2, 3)): string {
  if (source.chance(0.35)) {
    const head = source.pick(nouns)
    const tail = source.pick(source.chance(0.7) ? nouns : verbs)
    return head.slice(0, source.integer(1, head.length - 1)) + tail.slice(source.integer(1, tail.length - 1))
  }
  const body = Array.from({ length: syllables }, () => source.pick(consonants) + source.pick(vowels))
  return body.join('') + source.pick(endings)
}

/** A word or two, real or invented, sometimes with a capital. */
export function anyWord(source: Source): string {
  const kind = source.next()
  const word =
    kind < 0.35
      ? inventWord(source)
      : kind < 0.8
        ? source.choose(nouns)
        : `${source.choose(adjectives)} ${source.choose(nouns)}`
  return source.chance(0.3) ? word.split(' ').map(capitalise).join(' ') : word
}

/** The name of a person or a pet. */
export function personName(source: Source): string {
  const first = source.chance(0.6) ? source.choose(firstNames) : capitalise(inventWord(source))
  const last = source.chance(0.5) ? source.choose(surnames) : capitalise(inventWord(source))
  const name = source.chance(0.15) ? `${first} ${last}` : first
  return source.chance(0.15) ? name.toLowerCase() : name
}

export function placeName(source: Source): string {
  return source.chance(0.5) ? source.choose(cityNames) : capitalise(inventWord(source))
}

const cityNames = Object.keys(cities)

/** A whole number of so many digits, as text. */
export function digits(source: Source, least = 1, most = 6): string {
  const length = source.integer(least, most)
  return String(source.integer(length === 1 ? 1 : 10 ** (length - 1), 10 ** length - 1))
}

/** A code, a number or a word that somebody may want remembered. */
export function codeValue(source: Source): string {
  switch (source.integer(0, 6)) {
    case 0:
      return digits(source, 2, 6)
    case 1:
      return digits(source, 4, 4)
    case 2:
      return `${inventWord(source)}-${digits(source, 1, 3)}`
    case 3:
      return `${inventWord(source, 1).toUpperCase()}${digits(source, 1, 3)}`
    case 4:
      return `${source.choose(adjectives)} ${source.choose(nouns)}`
    case 5:
      return inventWord(source)
    default:
      return anyWord(source)
  }
}

/** A time of day in one of the usual forms. */
export function timeOfDay(source: Source): string {
  const hour = source.integer(0, 23)
  const minute = source.pick([0, 15, 30, 45, source.integer(0, 59)])
  const padded = String(minute).padStart(2, '0')
  const half = source.pick(['am', 'pm'])
  return source.pick([
    `${String(hour).padStart(2, '0')}:${padded}`,
    `${String(hour).padStart(2, '0')}:${padded}`,
    `${(hour % 12) + 1}${source.pick([' ', ''])}${half}`,
    `${(hour % 12) + 1}:${padded} ${half}`,
  ])
}

/** A sentence that means little, for texts to read or to repeat. */
export function sentence(source: Source): string {
  const noun = (): string => (source.chance(0.88) ? source.choose(nouns) : inventWord(source))
  const adjective = (): string => source.choose(adjectives)
  const verb = (): string => source.choose(verbs)
  return source.pick([
    () => `The ${adjective()} ${noun()} ${verb()} the ${noun()}.`,
    () => `A ${noun()} near the ${noun()} is ${adjective()}.`,
    () => `${personName(source)} ${verb()} a ${adjective()} ${noun()}.`,
    () => `There are ${digits(source, 1, 3)} ${noun()}s in the ${noun()}.`,
    () => `In ${placeName(source)} the ${noun()} was ${adjective()}.`,
    () => `We saw ${noun()}, ${noun()} and ${noun()}.`,
  ])()
}
