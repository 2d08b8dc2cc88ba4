import type { Json } from '@orion-harness/core'
import type { Call } from './dialogue.ts'
import { here, placed, shortHere, shortPlaced } from './pools/clock-wordings.ts'
import { lastShortHere } from './pools/last-wordings.ts'
import { cities, countries } from './pools/places.ts'
import type { Source } from './source.ts'
import { fill, say } from './wording.ts'
import { spacedJson } from './write-calls.ts'

/** What is asked of a clock. */
export type ClockField = 'time' | 'date' | 'weekday'

/** A question about the time, and the call that answers it. */
export interface ClockQuestion {
  readonly question: string
  readonly field: ClockField
  /** As it was written in the question; `undefined` when it named none. */
  readonly place: string | undefined
  readonly call: Call
}

/** What a clock said. */
export type ClockReading = Readonly<Record<ClockField, string>>

const places: readonly (readonly [string, string])[] = [
  ...Object.entries(cities),
  ...Object.entries(cities),
  ...Object.entries(countries),
]
const zones = [...new Set(places.map(([, zone]) => zone))]

/** A place and its time zone; sometimes the place is the zone itself. */
export function makePlace(source: Source): { readonly place: string; readonly zone: string } {
  if (source.chance(0.08)) {
    const zone = source.pick([...zones, 'UTC'])
    return { place: zone, zone }
  }
  const [name, zone] = source.pick(places)
  const place = source.chance(0.2) ? name.toLowerCase() : name
  return { place, zone }
}

export function makeClockQuestion(source: Source): ClockQuestion {
  const field = source.weighted<ClockField>([
    ['time', 3],
    ['date', 1.2],
    ['weekday', 1.2],
  ])
  if (source.chance(0.62)) {
    const { place, zone } = makePlace(source)
    const question = say(source, source.choose(placed[field]), { c: place })
    return { question, field, place, call: clockCall(zone) }
  }
  return { question: say(source, source.choose(here[field])), field, place: undefined, call: clockCall() }
}

/** The question in a few words, to stand beside another request. */
export function makeShortClockQuestion(source: Source): ClockQuestion {
  const isPlaced = source.chance(0.75)
  const { place, zone } = makePlace(source)
  const question = isPlaced
    ? fill(source.choose(shortPlaced), { c: place })
    : source.choose(shortHere, [], lastShortHere)
  return {
    question,
    field: 'time',
    place: isPlaced ? place : undefined,
    call: isPlaced ? clockCall(zone) : clockCall(),
  }
}

export function clockCall(timezone?: string): Call {
  return { name: 'clock', arguments: timezone === undefined ? {} : { timezone } }
}

/** A random moment, and how a clock writes it: mostly as the real tool does. */
export function readClock(
  source: Source,
  call: Call,
): { readonly reading: ClockReading; readonly text: string } {
  const two = (value: number): string => String(value).padStart(2, '0')
  const [year, month, day] = [source.integer(2020, 2035), source.integer(1, 12), source.integer(1, 28)]
  const date = `${year}-${two(month)}-${two(day)}`
  const time = `${two(source.integer(0, 23))}:${two(source.integer(0, 59))}`
  const weekday = source.pick(weekdays)
  const timezone: Json = call.arguments['timezone'] ?? 'UTC'
  const seconds = two(source.integer(0, 59))
  const data = source.weighted<Readonly<Record<string, Json>>>([
    [{ date, time, weekday, timezone }, 7],
    [{ iso: `${date}T${time}:${seconds}${source.pick(['Z', '+09:00', '-05:00', '+02:00'])}`, weekday }, 1],
    [{ timezone, weekday, date, time: `${time}:${seconds}` }, 1],
    [{ time, date, weekday }, 1],
  ])
  return { reading: { date, time, weekday }, text: spacedJson(data) }
}

/** The answer to a question about the time. */
export function clockAnswer(
  { field, place }: Pick<ClockQuestion, 'field' | 'place'>,
  reading: ClockReading,
): string {
  const where = place === undefined ? '' : ` in ${place}`
  return field === 'date' ? `The date is ${reading.date}${where}.` : `It is ${reading[field]}${where}.`
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
