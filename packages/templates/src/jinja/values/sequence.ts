import { Fault } from '../runtime/fault.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { Text } from '../text/text.ts'
import { charactersOf, lengthOf } from '../text/text-index.ts'
import { Dict } from './dict.ts'
import { Iteration } from './iteration.ts'
import { List, Tuple } from './list.ts'
import { Range } from './range.ts'
import { typeName } from './type-name.ts'
import { Undefined } from './undefined.ts'
import { Thing } from './value.ts'
import type { Value } from './value.ts'

/** The values Python's `iter` gives, or undefined when the value is not iterable. */
export function tryIterate(runtime: Runtime, value: Value): Iterable<Value> | undefined {
  if (value === null || typeof value === 'number') return undefined
  if (value instanceof List || value instanceof Tuple) return value.items
  if (typeof value === 'string' || value instanceof Text) return charactersOf(runtime, value)
  if (value instanceof Dict) return keysOf(value)
  if (value instanceof Undefined) return []
  if (value instanceof Range) return numbersOf(value)
  if (value instanceof Iteration) return { [Symbol.iterator]: () => value.iterator }
  return value instanceof Thing ? value.elements() : undefined
}

/** The values Python's `iter` gives; throws a `TypeError` when the value is not iterable. */
export function iterate(runtime: Runtime, value: Value): Iterable<Value> {
  const values = tryIterate(runtime, value)
  if (values === undefined) throw new Fault('TypeError', `'${typeName(value)}' object is not iterable`)
  return values
}

/** The values as a new array; each is counted as work. */
export function collect(runtime: Runtime, value: Value): Value[] {
  if (value instanceof List || value instanceof Tuple) {
    runtime.chargeText(value.items.length)
    return [...value.items]
  }
  const items: Value[] = []
  for (const item of iterate(runtime, value)) {
    runtime.charge(1)
    items.push(item)
  }
  return items
}

/** What Python's `len` says, or undefined when the value has none. */
export function tryLength(value: Value): number | undefined {
  if (typeof value === 'string' || value instanceof Text) return lengthOf(value)
  if (value instanceof List || value instanceof Tuple) return value.items.length
  if (value instanceof Dict) return value.size
  if (value instanceof Range) return value.length
  if (value instanceof Undefined) return 0
  return value instanceof Thing ? value.size() : undefined
}

/** What Python's `len` says; throws a `TypeError` when the value has none. */
export function lengthOfValue(value: Value): number {
  const length = tryLength(value)
  if (length === undefined) throw new Fault('TypeError', `object of type '${typeName(value)}' has no len()`)
  return length
}

function* keysOf(dict: Dict): Iterable<Value> {
  for (const { key } of dict.entries()) yield key
}

function* numbersOf(range: Range): Iterable<Value> {
  for (let index = 0; index < range.length; index += 1) yield range.at(index)
}
