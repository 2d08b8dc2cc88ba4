import { undefinedVariable } from '../values/undefined.ts'
import type { Evaluate, Frame } from './frame.ts'
import { markSpecial, placesOf } from './scope.ts'
import type { Place, Scope } from './scope.ts'
import type { Value } from '../values/value.ts'

const specialNames: ReadonlySet<string> = new Set(['caller', 'kwargs', 'varargs'])

/** Reads a variable: the innermost place that is set, then the variables of the rendering, else Undefined. */
export function compileName(name: string, scope: Scope): Evaluate {
  if (specialNames.has(name)) markSpecial(scope, name)
  const { places, isGlobal } = placesOf(scope, name)
  const missing = undefinedVariable(name)
  const [first, second] = places
  if (first === undefined) {
    return (frame) => {
      const value = frame.global(name)
      return value === undefined ? missing : value
    }
  }
  if (second === undefined && first.hops === 0) {
    const { slot } = first
    return (frame) => {
      const value = frame.slots[slot]
      if (value !== undefined) return value
      const global = isGlobal ? frame.global(name) : undefined
      return global === undefined ? missing : global
    }
  }
  return (frame) => {
    for (const place of places) {
      const value = readPlace(frame, place)
      if (value !== undefined) return value
    }
    const global = isGlobal ? frame.global(name) : undefined
    return global === undefined ? missing : global
  }
}

/** The frame a number of functions up. */
export function frameAt(frame: Frame, hops: number): Frame {
  let at = frame
  for (let hop = 0; hop < hops && at.up !== undefined; hop += 1) at = at.up
  return at
}

function readPlace(frame: Frame, place: Place): Value | undefined {
  return frameAt(frame, place.hops).slots[place.slot]
}
