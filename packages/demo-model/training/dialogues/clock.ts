import type { Json } from '@orion-harness/core'
import type { Call } from './dialogue.ts'
import { cities, countries } from './pools/places.ts'
import type { Source } from './source.ts'
import { fill, lines, say } from './wording.ts'
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
  const question = isPlaced ? fill(source.choose(shortPlaced), { c: place }) : source.choose(shortHere)
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

const placed: Readonly<Record<ClockField, readonly string[]>> = {
  time: lines(`
    what time is it in {c}?
    what's the time in {c}
    time in {c}?
    current time in {c}
    tell me the time in {c}
    what is the local time in {c}?
    how late is it in {c}?
    what is the time in {c} now?
    {c} time please
    what time do they have in {c} now?
    do you know the time in {c}?
    can you check the time in {c}?
    I need the time in {c}
    {c} time?
    what time is it right now in {c}?
    can you tell me what time it is in {c}?
    time now in {c}
    in {c}, what time is it?
    I want to call a friend in {c}, what time is it there?
    give me the current time in {c}
    what does the clock say in {c}?
    please check what time it is in {c}
    could you look up the time in {c}
    could you tell me the time in {c}?
    is it late in {c}? what time is it there
    what hour is it in {c}?
    show me the time in {c}
    my brother lives in {c}. what time is it there?
    what time is it over in {c}?
    local time {c}
    what is the current time for {c}?
    what's the current time in {c}?
  `),
  date: lines(`
    what is the date in {c}?
    which date is it in {c}?
    today's date in {c}
    what's today's date in {c}?
    date in {c} please
    what date do they have in {c}?
    tell me the date in {c}
    what date is it in {c}?
    what is today's date over in {c}?
    current date in {c}
    date in {c}?
    can you check the date in {c}?
    which day of the month is it in {c}?
    I need the date in {c}
    give me the date in {c}
    do you know the date in {c}?
  `),
  weekday: lines(`
    what day is it in {c}?
    which day of the week is it in {c}?
    what weekday is it in {c}
    day of the week in {c}?
    is it monday in {c}?
    which weekday do they have in {c}?
    tell me the weekday in {c}
    what day of the week is it in {c}?
    what day is it today in {c}?
    is it already sunday in {c}?
    weekday in {c}?
    can you tell me which day it is in {c}?
    is it the weekend in {c}?
    current weekday in {c}
    do you know what day it is in {c}?
    which day is it in {c}?
  `),
}

const here: Readonly<Record<ClockField, readonly string[]>> = {
  time: lines(`
    what time is it?
    what's the time?
    do you have the time?
    current time please
    tell me the time
    what is the time now?
    how late is it?
    what time is it now?
    time?
    time now?
    can you check the clock?
    what time do we have?
    I need to know what time it is
    what does the clock say?
    give me the time
    tell me what time it is
    the time please
    can you tell me the time?
    do you know what time it is?
    what is the current time?
    is it late? what time is it
    check the time
    could you tell me what time it is right now?
    what time is it right now?
    what is the time
    look at the clock for me
    show me the current time
    may I ask what time it is?
    what hour is it?
    I lost track of time, how late is it?
    use the clock: what time is it
    please tell me the time
  `),
  date: lines(`
    what is the date?
    what's today's date?
    which date is it today?
    today's date please
    what date is it?
    what is the date today?
    tell me the date
    what is today's date?
    date?
    give me today's date
    can you tell me the date?
    I need today's date
    what date do we have today?
    current date
    do you know the date?
    tell me today's date
    which day of the month is it?
    what's the date
    which date do we have
    please give me the date of today
    what's the current date?
    use the clock: which date is it
    could you check the date
    do you know today's date?
  `),
  weekday: lines(`
    what day is it?
    what day is it today?
    which day of the week is it?
    what weekday is today?
    what day of the week is today?
    which weekday is it?
    tell me the weekday
    which day of the week is it today?
    day of the week?
    is it monday today?
    is it friday yet?
    what day of the week do we have?
    do you know what day it is?
    which day is it?
    what day is today?
    what weekday is it?
    is today a sunday?
    can you tell me what day it is?
    what is the weekday?
    tell me what day of the week it is
    is it the weekend yet?
    today is which day?
    what day do we have
    can you tell me which day it is today?
  `),
}

const shortPlaced = lines(`
what time is it in {c}
the time in {c}
what's the time in {c}
the current time in {c}
how late is it in {c}
what time do they have in {c}
the local time in {c}
what is the time in {c}
`)

const shortHere = lines(`
what time is it
what's the time
the time
how late is it
what is the time
the current time
what time is it now
tell me the time
`)
