import type { EngineToolCallEvent, FinishReason } from '@orion-harness/core'
import { parseJson } from '../read-json.ts'

/** A piece of a call as a server sent it. */
export interface CallFragment {
  readonly index?: number
  readonly id?: string
  readonly name?: string
  readonly arguments?: string
}

/** Puts the calls of one reply together. */
export interface CallCollector {
  push(fragment: CallFragment): void
  /** The calls, in the order in which they began. Calls cut off by `length` or `aborted` are left out. */
  take(reason: FinishReason): readonly EngineToolCallEvent[]
  readonly isEmpty: boolean
}

interface Collected {
  readonly index: number | undefined
  id: string | undefined
  name: string | undefined
  arguments: string
}

/**
 * Takes fragments by index, whole calls, calls without an index, and calls that all say index 0 (told apart by
 * their ids). A name that comes late is taken; one that comes again is ignored.
 */
export function createCallCollector(): CallCollector {
  const calls: Collected[] = []

  function callOf(fragment: CallFragment): Collected {
    const { index, id, name } = fragment
    const last = calls.at(-1)
    const known =
      index === undefined
        ? id === undefined
          ? name === undefined
            ? last
            : undefined
          : calls.find((call) => call.id === id)
        : calls.findLast((call) => call.index === index && !isAnother(call, fragment))
    if (known !== undefined) return known
    const call: Collected = { index, id, name, arguments: '' }
    calls.push(call)
    return call
  }

  return {
    get isEmpty() {
      return calls.length === 0
    },
    push(fragment) {
      const call = callOf(fragment)
      call.id ??= fragment.id
      call.name ??= fragment.name
      call.arguments += fragment.arguments ?? ''
    },
    take(reason) {
      const cutOff = reason === 'length' || reason === 'aborted' || reason === 'error'
      return calls
        .filter(
          (call, index) =>
            !cutOff || index < calls.length - 1 || typeof parseJson(call.arguments) === 'object',
        )
        .flatMap(({ id, name, arguments: text }) =>
          name === undefined
            ? []
            : [{ type: 'tool-call', name, arguments: text, ...(id === undefined ? {} : { id }) } as const],
        )
    },
  }
}

function isAnother(call: Collected, { id, name }: CallFragment): boolean {
  return id !== undefined && name !== undefined && call.id !== undefined && call.id !== id
}
