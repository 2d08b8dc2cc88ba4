import type { Message } from '@orion-harness/core'
import type { HeadInput, Place } from './template-definition.ts'

/** What is laid out in one go: a message, or a run of results. */
export interface Unit {
  readonly messages: readonly Message[]
  readonly place: Place
  /** Equal for two units of the same messages that are laid out the same. */
  readonly key: string
}

/** Messages after the system text, and what the place of each depends on. */
export interface Placing {
  readonly messages: readonly Message[]
  readonly head: HeadInput
  /** The variables as text: what was laid out with others is not used again. */
  readonly variables: string
  /** Index of the newest user message; -1 when there is none. */
  readonly newestUser: number
}

/** A point between two units. */
export interface Point {
  readonly index: number
  readonly callsBefore: number
}

/** The unit that begins at a point, and the point after it; undefined at the end. */
export function unitAt(
  placing: Placing,
  point: Point,
): { readonly unit: Unit; readonly next: Point } | undefined {
  const { messages } = placing
  const first = messages[point.index]
  if (first === undefined) return undefined
  let end = point.index + 1
  if (first.role === 'tool') while (messages[end]?.role === 'tool') end += 1
  const calls = first.role === 'assistant' ? (first.toolCalls?.length ?? 0) : 0
  const place = placeAt(placing, point, end)
  const key = `${place.afterNewestUser} ${place.previous} ${place.callsBefore} ${placing.variables}`
  return {
    unit: { messages: messages.slice(point.index, end), place, key },
    next: { index: end, callsBefore: point.callsBefore + calls },
  }
}

/** The place of what stands from a point to `end`. */
export function placeAt(placing: Placing, { index, callsBefore }: Point, end: number): Place {
  const { messages, head, newestUser } = placing
  return {
    first: index === 0,
    last: end >= messages.length,
    newestUser: index === newestUser,
    afterNewestUser: index > newestUser,
    previous: messages[index - 1]?.role,
    callsBefore,
    head,
  }
}
