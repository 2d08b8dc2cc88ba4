import type { Json } from '@orion-harness/core'
import { choice, sequence, type Gbnf } from './gbnf.ts'
import { isList } from './schema-node.ts'
import type { ValueContext } from './value-context.ts'

/** Exactly one of these values, with any white space a JSON text may have inside. */
export function literalValues(context: ValueContext, values: readonly Json[]): Gbnf {
  return choice(...values.map((value) => literalValue(context, value)))
}

function literalValue(context: ValueContext, value: Json): Gbnf {
  if (typeof value === 'string') return sequence(context.strings.exactly(value))
  if (value === null || typeof value !== 'object') return sequence(JSON.stringify(value))
  if (isList(value))
    return enclosed(
      context,
      '[',
      ']',
      value.map((item) => literalValue(context, item)),
    )
  const pairs = Object.entries(value).map(([key, item]) =>
    sequence(`${context.strings.exactly(key)}:`, context.space(), literalValue(context, item)),
  )
  return enclosed(context, '{', '}', pairs)
}

function enclosed(context: ValueContext, open: string, close: string, parts: readonly Gbnf[]): Gbnf {
  const space = context.space()
  const inner = parts.flatMap((part, index) => (index === 0 ? [part] : [',', space, part]))
  return parts.length === 0 ? sequence(open + close) : sequence(open, space, ...inner, space, close)
}
