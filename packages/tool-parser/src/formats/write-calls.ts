import { builtInFormats } from './built-in-formats.ts'
import type { CallFormat, WritableCall } from './call-format.ts'

/**
 * Writes calls in the canonical form of a format, so that a reader finds exactly these calls again. `format` is a
 * format or the name of a built-in one; a name that is not known throws `TypeError`.
 */
export function writeCalls(format: CallFormat | string, calls: readonly WritableCall[]): string {
  if (typeof format !== 'string') return calls.length === 0 ? '' : format.write(calls)
  const found = builtInFormats.find((one) => one.name === format)
  if (found === undefined) throw new TypeError(`There is no call format "${format}".`)
  return calls.length === 0 ? '' : found.write(calls)
}
