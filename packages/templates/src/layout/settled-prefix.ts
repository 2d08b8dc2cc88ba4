import type { Message, Prompt, PromptPiece } from '@orion-harness/core'
import { appendPiece } from './layout.ts'
import type { Placing, Point } from './units.ts'

/**
 * The part of a conversation that nothing appended later changes: all before the newest user message. It is laid out
 * once and grows from rendering to rendering.
 */
export interface SettledPrefix {
  /** Its messages; those of the first unit belong to no prefix, because tools may stand in it. */
  readonly messages: Message[]
  readonly pieces: PromptPiece[]
  readonly variables: string
  /** Where it ends. */
  end: Point
}

/** Prefixes by the first message of their conversation, freed with it. */
export interface SettledPrefixes {
  /** The prefix of a conversation from `start` on: the one kept, if its messages still stand there, else a new one. */
  at(placing: Placing, start: Point): SettledPrefix
}

export function createSettledPrefixes(): SettledPrefixes {
  const kept = new WeakMap<Message, SettledPrefix>()
  return {
    at(placing, start) {
      const owner = placing.messages[0]
      const found = owner && kept.get(owner)
      if (found !== undefined && stillStands(found, placing, start)) return found
      const prefix: SettledPrefix = { messages: [], pieces: [], variables: placing.variables, end: start }
      if (owner !== undefined) kept.set(owner, prefix)
      return prefix
    },
  }
}

/** Adds a unit that nothing changes any more. */
export function settle(
  prefix: SettledPrefix,
  messages: readonly Message[],
  prompt: Prompt,
  end: Point,
): void {
  prefix.messages.push(...messages)
  for (const piece of prompt) appendPiece(prefix.pieces, piece)
  prefix.end = end
}

function stillStands({ messages, variables, end }: SettledPrefix, placing: Placing, start: Point): boolean {
  if (variables !== placing.variables || end.index > placing.newestUser) return false
  if (end.index - messages.length !== start.index) return false
  return messages.every((message, index) => message === placing.messages[start.index + index])
}
