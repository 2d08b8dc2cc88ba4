import type { FinishReason } from '@orion-harness/core'
import { builtInFormats } from '../formats/built-in-formats.ts'
import { foldName } from '../call/resolve-name.ts'
import { hostilePieces } from './hostile-pieces.ts'
import { everywhere, readReply } from './read-reply.ts'
import type { ReadReply, ReadReplyOptions } from './read-reply.ts'
import { sampleTools } from './sample-tools.ts'

/** An input that broke a law, and how. */
export interface FuzzFailure {
  readonly seed: number
  readonly text: string
  readonly options: ReadReplyOptions
  readonly problem: string
}

/** Numbers between 0 and 1 that depend on nothing but the seed (Mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = Math.trunc(seed) % 4_294_967_296
  return () => {
    state = (state + 0x6d2b79f5) % 4_294_967_296
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const words = [
  'I will look. ',
  'the file ',
  'For example:\n',
  'x',
  '\n',
  '\n\n',
  ' ',
  'It says: ',
  'ls',
  '> ',
]
const finishes: readonly FinishReason[] = ['stop', 'stop', 'length', 'tool-calls', 'aborted']

/**
 * Makes the text of a seed, reads it whole, one character at a time and at random splits, and says what broke:
 * an exception, parts that depend on the splits, a call of a tool that was not offered, a call out of a text that
 * names no tool. Undefined when nothing did.
 */
export function fuzzOnce(seed: number): FuzzFailure | undefined {
  const random = seededRandom(seed)
  const text = fuzzText(random)
  const format = random() < 0.5 ? undefined : pick(random, builtInFormats).name
  const options: ReadReplyOptions = {
    finish: pick(random, finishes),
    startsInReasoning: random() < 0.15,
    ...(format === undefined ? {} : { callFormat: format }),
  }
  const splits = Array.from({ length: 1 + Math.floor(random() * 8) }, () =>
    Math.floor(random() * text.length),
  )
  try {
    const whole = readReply(text, options)
    const problem = breach(text, whole) ?? differs(text, options, splits, whole)
    return problem === undefined ? undefined : { seed, text, options, problem }
  } catch (error) {
    return {
      seed,
      text,
      options,
      problem: `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    }
  }
}

function breach(text: string, reply: ReadReply): string | undefined {
  const offered = new Set(sampleTools.map((tool) => tool.name))
  const stranger = reply.calls.find((call) => !offered.has(call.name))
  if (stranger !== undefined) return `called ${stranger.name}, which was not offered`
  const folded = foldName(text)
  const unnamed = reply.calls.find((call) => !folded.includes(foldName(call.name)))
  if (unnamed !== undefined) return `called ${unnamed.name}, which the text does not name`
  const indices = reply.calls.map((call) => call.index)
  return indices.every((index, place) => place === 0 || index > (indices[place - 1] ?? 0))
    ? undefined
    : `indices out of order: ${indices.join()}`
}

function differs(
  text: string,
  options: ReadReplyOptions,
  splits: readonly number[],
  whole: ReadReply,
): string | undefined {
  const expected = JSON.stringify(whole.parts)
  for (const way of [everywhere(text), splits]) {
    const { parts } = readReply(text, { ...options, splits: way })
    if (JSON.stringify(parts) === expected) continue
    const place = parts.findIndex((part, at) => JSON.stringify(part) !== JSON.stringify(whole.parts[at]))
    const where = way === splits ? splits.join() : 'each character'
    const shown = [parts[place], whole.parts[place]].map((part) => JSON.stringify(part))
    return `split at ${where}, part ${String(place)} is ${shown.join(' and, whole, ')}`
  }
  return undefined
}

function fuzzText(random: () => number): string {
  const pieces = Array.from({ length: 1 + Math.floor(random() * 10) }, () => {
    const kind = random()
    if (kind < 0.35) return pick(random, hostilePieces)
    if (kind < 0.6) return pick(random, words)
    return mutate(random, fuzzCall(random))
  })
  return pieces.join('')
}

function fuzzCall(random: () => number): string {
  const command =
    random() < 0.5 ? 'ls -la' : Array.from({ length: 3 }, () => pick(random, hostilePieces)).join(' ')
  const calls = [
    { name: 'bash', arguments: { command } },
    { name: 'read_file', arguments: { path: command, limit: 10 } },
    { name: 'get_time', arguments: {} },
    { name: 'todo_write', arguments: { todos: [{ text: command, done: true }] } },
    { name: 'no_such_tool', arguments: { x: command } },
  ]
  const first = pick(random, calls)
  return pick(random, builtInFormats).write(random() < 0.7 ? [first] : [first, pick(random, calls)])
}

/** Cuts, doubles, drops or swaps a little of a text, as models and samplers do. */
function mutate(random: () => number, text: string): string {
  let changed = text
  for (let times = Math.floor(random() * 4); times > 0; times -= 1) {
    const at = Math.floor(random() * changed.length)
    const length = 1 + Math.floor(random() * 6)
    const kind = random()
    if (kind < 0.25) changed = changed.slice(0, at) + changed.slice(at + length)
    else if (kind < 0.5) changed = changed.slice(0, at + length) + changed.slice(at)
    else if (kind < 0.7) changed = changed.slice(0, at) + pick(random, hostilePieces) + changed.slice(at)
    else if (kind < 0.85) changed = changed.slice(0, at)
    else changed = changed.slice(0, at) + (changed[at] ?? '').toUpperCase() + changed.slice(at + 1)
  }
  return changed
}

function pick<Item>(random: () => number, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('There is nothing to pick from.')
  return item
}
