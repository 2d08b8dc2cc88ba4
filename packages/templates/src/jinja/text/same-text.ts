import type { Value } from '../values/value.ts'
import { Text } from './text.ts'

/** True when the value is a text of these characters, wherever they came from. */
export function sameText(value: Value, raw: string): boolean {
  return typeof value === 'string' ? value === raw : value instanceof Text && value.raw === raw
}
