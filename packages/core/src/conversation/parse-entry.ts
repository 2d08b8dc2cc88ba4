import type { Entry } from '../contract/entry.ts'
import { HarnessError } from '../contract/error.ts'

type Check = (value: unknown) => boolean

const text: Check = (value) => typeof value === 'string'
const number: Check = (value) => typeof value === 'number'
const flag: Check = (value) => typeof value === 'boolean'
const list: Check = Array.isArray
const texts: Check = (value) => Array.isArray(value) && value.every(text)
const object: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const anything: Check = () => true
const oneOf =
  (...names: readonly string[]): Check =>
  (value) =>
    names.some((name) => name === value)

const call: Check = (value) =>
  isRecord(value) && text(value['id']) && text(value['name']) && object(value['arguments'])
const result: Check = (value) =>
  isRecord(value) && flag(value['ok']) && text(value['text']) && list(value['reminders']) && 'data' in value

const head: Readonly<Record<string, Check>> = { id: text, turn: number, step: number, at: number }

const bodies: { readonly [Type in Entry['type']]: Readonly<Record<string, Check>> } = {
  user: { text, source: oneOf('prompt', 'steer', 'follow-up', 'feedback') },
  assistant: {
    text,
    calls: (value) => Array.isArray(value) && value.every(call),
    readings: list,
    finish: oneOf('stop', 'length', 'tool-calls', 'aborted', 'error'),
    usage: object,
  },
  'tool-result': { callId: text, name: text, result, durationMs: number },
  reminder: {
    target: (value) => value === null || text(value),
    text,
    source: text,
    level: oneOf('system', 'message', 'tool'),
  },
  pin: { target: text, pinned: flag },
  drop: { targets: texts, reason: text },
  elide: { target: text, text, reason: text },
  summary: { text, replaces: texts, placement: oneOf('start', 'recent') },
  'turn-end': { reason: text },
  note: { name: text, data: anything },
}

/** Checks that a parsed line is an entry. Throws `CONVERSATION_INVALID` naming the first field that is wrong. */
export function parseEntry(value: unknown): Entry {
  if (!isRecord(value)) throw invalid('A line is not a JSON object.')
  const type = value['type']
  if (!isEntryType(type)) throw invalid(`There is no entry type ${JSON.stringify(type)}.`)
  for (const [field, check] of Object.entries({ ...head, ...bodies[type] })) {
    if (!check(value[field])) throw invalid(`Field ${field} of a ${type} entry is missing or wrong.`)
  }
  return value as Entry & Record<string, unknown>
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return object(value)
}

function isEntryType(value: unknown): value is Entry['type'] {
  return typeof value === 'string' && Object.hasOwn(bodies, value)
}

function invalid(message: string): HarnessError {
  return new HarnessError('CONVERSATION_INVALID', message)
}
