import type { JsonObject, Tool, ToolContext } from '@orion-harness/core'
import { expect, test } from 'vitest'
import { clock } from './clock.ts'

const instant = Date.UTC(2026, 1, 25, 6, 13, 20)

const context: ToolContext = {
  callId: 'c1',
  signal: new AbortController().signal,
  conversation: { id: 'test', entries: [], view: (view) => view.initial(), entry: () => undefined },
  rules: [],
  progress() {},
  nested() {},
}

async function ask(tool: Tool, input: JsonObject): Promise<unknown> {
  const prepared = await tool.prepare(input)
  return prepared.ok ? prepared.run(context) : prepared.problems
}

test('it tells date, time, weekday and the zone of the call', async () => {
  const tool = clock({ now: () => instant, timeZone: 'UTC' })
  expect(await ask(tool, { timezone: 'Asia/Tokyo' })).toEqual({
    date: '2026-02-25',
    time: '15:13',
    weekday: 'Wednesday',
    timezone: 'Asia/Tokyo',
    iso: '2026-02-25T15:13:20+09:00',
  })
})

test('without a zone it uses its own', async () => {
  const tool = clock({ now: () => instant, timeZone: 'America/New_York' })
  for (const input of [{}, { timezone: '' }, { timezone: null }]) {
    expect(await ask(tool, input)).toMatchObject({ time: '01:13', timezone: 'America/New_York' })
  }
})

test('summer time is the zone of that day', async () => {
  const summer = clock({ now: () => Date.UTC(2026, 6, 1, 22, 30), timeZone: 'Europe/Berlin' })
  expect(await ask(summer, {})).toMatchObject({
    date: '2026-07-02',
    time: '00:30',
    iso: '2026-07-02T00:30:00+02:00',
  })
})

test('the model reads JSON with the four fields', () => {
  const render = clock().render
  if (typeof render !== 'function') throw new TypeError('the clock has no rendering of its own')
  const data = { date: '2026-02-25', time: '06:13', weekday: 'Wednesday', timezone: 'UTC', iso: 'x' }
  expect(render(data)).toBe(
    '{"date": "2026-02-25", "time": "06:13", "weekday": "Wednesday", "timezone": "UTC"}',
  )
})

test.each([
  ['Tokyo', 'unknown time zone "Tokyo", did you mean "Asia/Tokyo"?'],
  ['new york', 'unknown time zone "new york", did you mean "America/New_York"?'],
  ['Europe/Pariss', 'unknown time zone "Europe/Pariss", did you mean "Europe/Paris"?'],
  ['Atlantis', 'unknown time zone "Atlantis", use an IANA name such as "Europe/Paris"'],
  [7, '"timezone" must be a string'],
])('the zone %s is refused: %s', async (timezone, problem) => {
  expect(await ask(clock(), { timezone })).toEqual([problem])
})

test('names are read in any case and written as they are known', async () => {
  const tool = clock({ now: () => instant })
  expect(await ask(tool, { timezone: 'asia/tokyo' })).toMatchObject({ timezone: 'Asia/Tokyo' })
  expect(await ask(tool, { timezone: 'Asia/Kolkata' })).toMatchObject({
    time: '11:43',
    timezone: 'Asia/Kolkata',
  })
})

test('a default zone keeps the name it was given', async () => {
  const tool = clock({ now: () => instant, timeZone: 'Asia/Kolkata' })
  expect(await ask(tool, {})).toMatchObject({ time: '11:43', timezone: 'Asia/Kolkata' })
})

test('a default zone that does not exist is refused at once', () => {
  expect(() => clock({ timeZone: 'Mars/Olympus' })).toThrow(RangeError)
})
