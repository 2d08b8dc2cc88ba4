import type { Json, JsonObject, PreparedCall, Tool } from '@orion-harness/core'
import { spacedJson } from './spaced-json.ts'
import { suggestTimeZone } from './suggest-time-zone.ts'

/** Options of `clock`. */
export interface ClockOptions {
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly now?: () => number
  /** IANA name of the zone used when the call names none. Default: this machine's. */
  readonly timeZone?: string
  /** What the model is told. Default: that it tells date, time and weekday. */
  readonly description?: string
}

/** What the clock gives: local date (`2026-03-01`), time (`09:05`), weekday in English, zone, and the instant. */
export interface ClockOutput {
  readonly date: string
  readonly time: string
  readonly weekday: string
  readonly timezone: string
  /** The same moment with seconds and offset, such as `2026-03-01T09:05:30+01:00`. */
  readonly iso: string
}

/**
 * A tool that tells the date and the time: `clock(timezone?)`, an IANA zone such as `Asia/Tokyo`.
 *
 * The model reads date, time, weekday and zone as JSON. Throws `RangeError` when `timeZone` is not a zone. In a call,
 * an unknown zone fails and names the nearest one there is.
 */
export function clock(options: ClockOptions = {}): Tool {
  const now = options.now ?? Date.now
  const resolved = new Intl.DateTimeFormat('en', { timeZone: options.timeZone }).resolvedOptions().timeZone
  const home = options.timeZone ?? resolved
  return {
    name: 'clock',
    description: options.description ?? 'Current date, time and weekday, optionally in an IANA time zone.',
    parameters: {
      type: 'object',
      properties: {
        timezone: { type: 'string', description: 'IANA name, such as Europe/Paris.' },
      },
      additionalProperties: false,
    },
    prepare: (input) => prepareReading(input, now, home),
    render: renderClock,
    output: {
      type: 'object',
      properties: Object.fromEntries(
        ['date', 'time', 'weekday', 'timezone', 'iso'].map((key) => [key, { type: 'string' }]),
      ),
      required: ['date', 'time', 'weekday', 'timezone', 'iso'],
    },
  }
}

function prepareReading({ timezone }: JsonObject, now: () => number, home: string): PreparedCall {
  if (timezone === undefined || timezone === null || timezone === '') {
    return { ok: true, run: () => readClock(now(), home) }
  }
  if (typeof timezone !== 'string') return { ok: false, problems: ['"timezone" must be a string'] }
  if (isTimeZone(timezone)) return { ok: true, run: () => readClock(now(), timezone) }
  const nearest = suggestTimeZone(timezone)
  const hint =
    nearest === undefined ? 'use an IANA name such as "Europe/Paris"' : `did you mean "${nearest}"?`
  return { ok: false, problems: [`unknown time zone "${timezone.slice(0, 60)}", ${hint}`] }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function readClock(instant: number, timeZone: string): ClockOutput {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  })
  const parts = new Map(format.formatToParts(instant).map((part) => [part.type, part.value]))
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
  const time = `${part('hour')}:${part('minute')}`
  const offset = part('timeZoneName').replace('GMT', '')
  return {
    date,
    time,
    weekday: part('weekday'),
    timezone: spelling(timeZone, format.resolvedOptions().timeZone),
    iso: `${date}T${time}:${part('second')}${offset === '' ? 'Z' : offset}`,
  }
}

/** The zone as it was asked for, with the usual capitals. Some engines still call Asia/Kolkata by its old name. */
function spelling(asked: string, resolved: string): string {
  return asked.toLowerCase() === resolved.toLowerCase() ? resolved : asked
}

function renderClock(data: Json): string {
  const { date = null, time = null, weekday = null, timezone = null } = data as JsonObject
  return spacedJson({ date, time, weekday, timezone })
}
