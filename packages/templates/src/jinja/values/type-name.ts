import { Text } from '../text/text.ts'
import { Dict } from './dict.ts'
import { Float } from './float.ts'
import { List, Tuple } from './list.ts'
import { Range } from './range.ts'
import { Undefined } from './undefined.ts'
import type { Value } from './value.ts'

/** Python's name of a value's type, as its error messages print it. */
export function typeName(value: Value): string {
  if (value === null) return 'NoneType'
  if (typeof value === 'string') return 'str'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number' || typeof value === 'bigint') return 'int'
  if (value instanceof Text) return value.markup ? 'Markup' : 'str'
  if (value instanceof Float) return 'float'
  if (value instanceof List) return 'list'
  if (value instanceof Tuple) return 'tuple'
  if (value instanceof Dict) return 'dict'
  if (value instanceof Range) return 'range'
  if (value instanceof Undefined) return 'Undefined'
  return value.typeName
}
