import { canonicalJson } from '@orion-harness/core'
import type { MadeCall } from '../cases/outcome.ts'

/** The same calls in the same order: names and arguments exactly, but for white space in an `expression`. */
export function sameCalls(made: readonly MadeCall[], wanted: readonly MadeCall[]): boolean {
  return made.length === wanted.length && made.every((call, index) => keyOf(call) === keyOf(wanted[index]))
}

function keyOf(call: MadeCall | undefined): string {
  if (call === undefined) return ''
  const { expression } = call.arguments
  const squashed = typeof expression === 'string' ? { expression: expression.replaceAll(/\s+/g, '') } : {}
  return canonicalJson({ name: call.name, arguments: { ...call.arguments, ...squashed } })
}
