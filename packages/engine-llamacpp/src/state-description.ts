import { readFile } from 'node:fs/promises'
import { HarnessError, type Json } from '@orion-harness/core'
import type { Transcript, WrittenRun } from './reply-memory.ts'

/** What stands beside a saved cache, in `PATH.json`. */
export interface StateDescription {
  readonly format: 1
  readonly fingerprint: Fingerprint
  readonly tokens: number
  readonly bytes: number
  /** Of the cache, in lower-case hexadecimal digits. */
  readonly sha256: string
  readonly cacheKey?: string
  /** Which tokens the model wrote for which text, so that the next prompt meets the cache. */
  readonly transcript: Transcript
}

/** A cache fits only what it was made by. */
export interface Fingerprint {
  readonly model: string
  readonly llamaCpp: string
  readonly cache: string
}

/** Reads the description of the cache at `path`. Throws `STATE_MISMATCH` unless it is whole and of this format. */
export async function readDescription(path: string): Promise<StateDescription> {
  const data = { path: `${path}.json` }
  let value: unknown
  try {
    value = JSON.parse(await readFile(data.path, 'utf8'))
  } catch (error) {
    throw stateMismatch('Its description cannot be read.', data, error)
  }
  if (isRecord(value) && value['format'] !== 1)
    throw stateMismatch('It has a format this version does not know.', data)
  if (!isDescription(value)) throw stateMismatch('Its description is damaged.', data)
  return value
}

/** The refusal of a saved cache. */
export function stateMismatch(what: string, data: Json, cause?: unknown): HarnessError {
  return new HarnessError('STATE_MISMATCH', `[engine-llamacpp] This saved state cannot be used. ${what}`, {
    hint: 'Start without it: the prompt is evaluated once more and everything else is as before.',
    data,
    ...(cause === undefined ? {} : { cause }),
  })
}

function isDescription(value: unknown): value is StateDescription {
  return (
    isRecord(value) &&
    value['format'] === 1 &&
    isFingerprint(value['fingerprint']) &&
    isCount(value['tokens']) &&
    isCount(value['bytes']) &&
    isText(value['sha256']) &&
    (value['cacheKey'] === undefined || isText(value['cacheKey'])) &&
    isTranscript(value['transcript'])
  )
}

function isFingerprint(value: unknown): value is Fingerprint {
  return isRecord(value) && isText(value['model']) && isText(value['llamaCpp']) && isText(value['cache'])
}

function isTranscript(value: unknown): value is Transcript {
  return isRecord(value) && isText(value['text']) && isListOf(value['runs'], isRun)
}

function isRun(value: unknown): value is WrittenRun {
  if (!isRecord(value)) return false
  const { start, tokens, ends } = value
  return (
    isCount(start) && isListOf(tokens, isCount) && isListOf(ends, isCount) && tokens.length === ends.length
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
