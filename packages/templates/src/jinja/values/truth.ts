import { Text } from '../text/text.ts'
import { Dict } from './dict.ts'
import { Float } from './float.ts'
import { List, Tuple } from './list.ts'
import { Range } from './range.ts'
import { Undefined } from './undefined.ts'
import { Thing } from './value.ts'
import type { Value } from './value.ts'

/** A value as Python's `bool` takes it. */
export function isTrue(value: Value): boolean {
  if (typeof value === 'boolean') return value
  if (value === null) return false
  if (typeof value !== 'object') return value !== '' && value !== 0 && value !== 0n
  if (value instanceof Text) return value.raw !== ''
  if (value instanceof Undefined) return false
  if (value instanceof List || value instanceof Tuple) return value.items.length > 0
  if (value instanceof Dict) return value.size > 0
  if (value instanceof Float) return value.number !== 0
  if (value instanceof Range) return value.length > 0
  return !(value instanceof Thing) || value.truth()
}
