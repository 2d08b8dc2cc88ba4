import { canonicalJson } from '@orion-harness/core'
import type { MadeCall } from '../cases/outcome.ts'

/**
 * The same calls in the same order: names and arguments exactly, but for white space and the order of factors in an
 * `expression`: "8 times ten times 7" may be `8 * 10 * 7` or `8 * 7 * 10`.
 */
export function sameCalls(made: readonly MadeCall[], wanted: readonly MadeCall[]): boolean {
  return made.length === wanted.length && made.every((call, index) => keyOf(call) === keyOf(wanted[index]))
}

function keyOf(call: MadeCall | undefined): string {
  if (call === undefined) return ''
  const { expression } = call.arguments
  const ordered = typeof expression === 'string' ? { expression: orderedExpression(expression) } : {}
  return canonicalJson({ name: call.name, arguments: { ...call.arguments, ...ordered } })
}

/** A run of numbers to be multiplied, unless it stands behind a division, a remainder or another factor. */
const factors = /(?<![\d./%*])[\d.]+(?:\*[\d.]+)+/g

function orderedExpression(expression: string): string {
  return expression
    .replaceAll(/\s+/g, '')
    .replaceAll(factors, (product) => product.split('*').toSorted().join('*'))
}
