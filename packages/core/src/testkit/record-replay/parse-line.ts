import { HarnessError } from '../../contract/error.ts'
import type { RecordingLine } from './recording.ts'

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string'
const isNumber: Check = (value) => typeof value === 'number'
const isList: Check = (value) => Array.isArray(value)
const isObject: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the fields of a line must be, by its type. */
const shapes: { readonly [Type in RecordingLine['type']]: Readonly<Record<string, Check>> } = {
  engine: { version: (value) => value === 1, name: isText, model: isObject, supports: isObject },
  request: { id: isNumber, request: isObject },
  event: { id: isNumber, ms: isNumber, event: isObject },
  refused: { id: isNumber, ms: isNumber, error: isObject },
  count: { prompt: isList, tokens: isNumber },
  control: { text: isText, is: (value) => typeof value === 'boolean' },
}

/** Reads line `number` of a recording, counted from 1. Throws `OPTION_INVALID` on one of another version or shape. */
export function parseLine(source: string, number: number): RecordingLine {
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch (cause) {
    throw unreadableLine(number, 'is no JSON', cause)
  }
  if (typeof value !== 'object' || value === null) throw unreadableLine(number, 'is no object')
  const fields = new Map<string, unknown>(Object.entries(value))
  const shape = new Map(Object.entries(shapes)).get(String(fields.get('type')))
  if (shape === undefined) throw unreadableLine(number, 'is of no known type')
  for (const [field, check] of Object.entries(shape)) {
    if (!check(fields.get(field))) throw unreadableLine(number, `has no "${field}" that can be read`)
  }
  return value as RecordingLine
}

/** The error that says what is wrong with line `number` of a recording. */
export function unreadableLine(number: number, what: string, cause?: unknown): HarnessError {
  return new HarnessError('OPTION_INVALID', `Line ${number} of the recording ${what}.`, {
    hint: 'Record it again with recordEngine, one engine to a file.',
    ...(cause === undefined ? {} : { cause }),
  })
}
