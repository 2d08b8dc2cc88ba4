import { exactFloat } from '@orion-harness/templates/jinja'

/** Reads JSON as Python reads it: `1.0` is a float, and a long int keeps all its digits. */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) => {
    if (typeof value !== 'number' || context?.source === undefined) return value
    if (/[.eE]/.test(context.source)) return exactFloat(value)
    return Number.isSafeInteger(value) ? value : BigInt(context.source)
  })
}
