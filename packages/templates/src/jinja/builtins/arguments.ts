import { Fault } from '../runtime/fault.ts'
import { Text, rawOf } from '../text/text.ts'
import type { Str } from '../text/text.ts'
import { asInteger } from '../values/number.ts'
import { typeName } from '../values/type-name.ts'
import { Undefined } from '../values/undefined.ts'
import type { Keywords, Value } from '../values/value.ts'

/**
 * Puts the arguments of a call into the places of its parameters; a place not given is undefined.
 * Throws a `TypeError` for one too many, one given twice, an unknown name, or a missing one of the first `required`.
 */
export function bind(
  name: string,
  parameters: readonly string[],
  required: number,
  positional: readonly Value[],
  keywords: Keywords | undefined,
): readonly (Value | undefined)[] {
  if (positional.length > parameters.length) {
    const counted = `${parameters.length} argument${parameters.length === 1 ? '' : 's'}`
    throw new Fault('TypeError', `${name}() takes at most ${counted} (${positional.length} given)`)
  }
  if (keywords === undefined || keywords.size === 0) {
    if (positional.length < required) missing(name, parameters[positional.length] ?? '')
    return positional
  }
  const places: (Value | undefined)[] = [...positional]
  for (const [keyword, value] of keywords) {
    const place = parameters.indexOf(keyword)
    if (place < 0) throw new Fault('TypeError', `${name}() got an unexpected keyword argument '${keyword}'`)
    if (places[place] !== undefined) {
      throw new Fault('TypeError', `${name}() got multiple values for argument '${keyword}'`)
    }
    places[place] = value
  }
  for (let place = 0; place < required; place += 1) {
    if (places[place] === undefined) missing(name, parameters[place] ?? '')
  }
  return places
}

/** The arguments of a function that takes no keywords, between `least` and `most` of them. */
export function bindPlaces(
  name: string,
  least: number,
  most: number,
  positional: readonly Value[],
  keywords: Keywords | undefined,
): readonly (Value | undefined)[] {
  if (keywords !== undefined && keywords.size > 0) {
    throw new Fault('TypeError', `${name}() takes no keyword arguments`)
  }
  if (positional.length < least || positional.length > most) {
    if (most === 0) throw new Fault('TypeError', `${name}() takes no arguments (${positional.length} given)`)
    const wanted =
      least === most
        ? `exactly ${least}`
        : positional.length < least
          ? `at least ${least}`
          : `at most ${most}`
    const plural = (positional.length < least ? least : most) === 1 ? '' : 's'
    throw new Fault('TypeError', `${name}() takes ${wanted} argument${plural} (${positional.length} given)`)
  }
  return positional
}

function missing(name: string, parameter: string): never {
  throw new Fault('TypeError', `${name}() missing 1 required positional argument: '${parameter}'`)
}

/** The value as a text; throws a `TypeError` that names what wanted it. */
export function wantText(value: Value | undefined, wanted: string): Str {
  if (typeof value === 'string' || value instanceof Text) return value
  if (value instanceof Undefined) value.fail()
  if (!wanted.startsWith('must be') && !wanted.endsWith('must be str')) throw new Fault('TypeError', wanted)
  throw new Fault('TypeError', `${wanted}, not ${value === undefined ? 'nothing' : typeName(value)}`)
}

/** The value as an index; throws a `TypeError` when it is no int. */
export function wantInteger(value: Value): number {
  const whole = asInteger(value)
  if (whole !== undefined) return Number(whole)
  if (value instanceof Undefined)
    throw new Fault('TypeError', "'Undefined' object cannot be interpreted as an integer")
  throw new Fault('TypeError', `'${typeName(value)}' object cannot be interpreted as an integer`)
}

/** A place in a sequence as Python's slices take it: from the end when negative, kept inside. */
export function clampIndex(value: Value | undefined, length: number, usual: number): number {
  if (value === undefined || value === null) return usual
  const whole = asInteger(value)
  if (whole === undefined) {
    throw new Fault('TypeError', 'slice indices must be integers or None or have an __index__ method')
  }
  const index = Number(whole)
  return index < 0 ? Math.max(0, length + index) : Math.min(index, length)
}

/** The characters of an optional text argument. */
export function optionalRaw(value: Value | undefined, wanted: string): string | undefined {
  return value === undefined || value === null ? undefined : rawOf(wantText(value, wanted))
}
